package dev.stackyard.licenses.data;
import dev.stackyard.licenses.*;
import dev.stackyard.licenses.internal.words.*;
public class Scratch3 {
  public static void main(String[] a) throws Exception {
    LicenseDetector d=new LicenseDetector(LicensesSettings.defaults());
    for(int k=1;k<a.length;k++){
      byte[] b=a[k].startsWith("@")?java.nio.file.Files.readAllBytes(java.nio.file.Path.of(a[k].substring(1))):a[k].getBytes("UTF-8");
      Words w=new Words(); new WordScanner().scan(b,0,b.length,w);
      StringBuilder sb=new StringBuilder();
      for(int i=0;i<Math.min(200,w.size());i++) sb.append(new String(b,w.start(i),w.end(i)-w.start(i),"UTF-8").replaceAll("\\s+"," ")).append(' ');
      System.out.println(sb);
      for(LicenseFinding f: d.detect(b,0,b.length,a[0])) System.out.println("   "+f);
    }
  }
}
