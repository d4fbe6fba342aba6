package dev.stackyard.licenses.data;
import dev.stackyard.licenses.*;
import java.nio.file.*;
import java.util.*;
import java.io.*;
public class Scratch2 {
  static long cpu(){ return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime(); }
  public static void main(String[] a) throws Exception {
    LicenseDetector d=new LicenseDetector(LicensesSettings.defaults());
    List<String[]> in=new ArrayList<>();
    for(String l: Files.readAllLines(Path.of(a[0]))) in.add(l.split("\t"));
    List<byte[]> bytes=new ArrayList<>(); long total=0;
    for(String[] f: in){ byte[] b=Files.readAllBytes(Path.of(f[0])); bytes.add(b); total+=b.length; }
    PrintStream out=new PrintStream(new BufferedOutputStream(new FileOutputStream(a[1])),false,"UTF-8");
    long tt=0; long slow=0; String slowest="";
    for(int i=0;i<in.size();i++){
      byte[] b=bytes.get(i);
      long t=cpu();
      List<LicenseFinding> l=d.detect(b,0,b.length,in.get(i)[1]);
      long e=cpu()-t; tt+=e; if(i>500&&e>slow){slow=e;slowest=in.get(i)[0]+" "+b.length;}
      StringBuilder sb=new StringBuilder(in.get(i)[0]);
      for(LicenseFinding f:l) sb.append('\t').append(f.license()).append('|').append(f.kind()).append('|').append(String.format("%.3f",f.score())).append('|').append(f.rule().replaceAll("[\t\n|]"," "));
      out.println(sb);
    }
    out.close();
    System.out.println(in.size()+" files "+total+" bytes "+tt/1e9+" s "+(double)tt/total+" ns/B; files/s "+in.size()/(tt/1e9)+" slowest "+slow/1e6+" ms "+slowest);
  }
}
