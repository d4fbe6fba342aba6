package dev.stackyard.licenses.data;
import dev.stackyard.licenses.internal.texts.*;
import dev.stackyard.licenses.internal.words.*;
import java.util.*;
public class Scratch {
  static long cpu(){ return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime(); }
  public static void main(String[] a) throws Exception {
    long t0=cpu();
    TemplateIndex ix=TemplateIndex.get();
    System.out.println("index ms "+(cpu()-t0)/1e6);
    TextMatcher m=new TextMatcher(ix,0.9);
    int ok=0,n=0; long tt=0, bytes=0;
    for(int r=0;r<3;r++){ ok=0;n=0;tt=0;bytes=0;
    for(SpdxText t: new SpdxDataGenerator().texts()){
      byte[] b=t.text().getBytes("UTF-8");
      long s=cpu();
      Words w=new Words(); new WordScanner().scan(b,0,b.length,w);
      List<TextMatch> l=m.match(w,0,w.size());
      long el=cpu()-s; if(r==2&&el>3000000L) System.out.println(t.id()+" "+el/1000+" us "+b.length); tt+=el; bytes+=b.length;
      n++;
      if(l.size()==1 && l.get(0).template().id().equals(t.preferred()) ) ok++;
      else if(r==0){ StringBuilder sb=new StringBuilder(); for(TextMatch x:l) sb.append(x.template()+" @"+x.firstWord()+"-"+x.endWord()+" "+String.format("%.3f",x.score())+"; "); System.out.println(t.id()+" ("+t.preferred()+", "+w.size()+" words): "+sb);}
    }
    System.out.println(ok+"/"+n+" ns/byte "+(double)tt/bytes);}
  }
}
