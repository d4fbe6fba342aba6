package dev.stackyard.licenses.internal.texts;
import dev.stackyard.licenses.internal.words.*;
public class Scratch4 {
  public static void main(String[] a) throws Exception {
    for(String f:a){
    byte[] b=java.nio.file.Files.readAllBytes(java.nio.file.Path.of(f));
    Words w=new Words(); new WordScanner().scan(b,0,b.length,w);
    TemplateIndex ix=TemplateIndex.get();
    CandidateFinder cf=new CandidateFinder(ix); Aligner al=new Aligner(ix.get(0));
    System.out.println(f+" words "+w.size());
    int n=0;
    for(Candidate c: cf.find(w.hashes(),0,w.size())){ c.align(al,ix.get(c.template),w.hashes(),0,w.size()); System.out.println("  "+ix.get(c.template)+" est "+c.estimate+" picks "+c.size()+"/"+ix.picks(c.template)+" "+c.alignment()+" u "+c.alignment().utility()+" s "+c.alignment().score()); if(++n>22) break; }
    }
  }
}
