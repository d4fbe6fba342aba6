package dev.stackyard.spark;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * A standalone master and workers, processes of their own on loopback, laid out as a distribution of Spark is: the libraries in
 * {@code jars/}, and none of ours among them. Those travel with each run, as they do with spark-submit.
 */
final class TestCluster implements AutoCloseable {

    private static final String LOOPBACK = InetAddress.getLoopbackAddress().getHostAddress();
    /** The least that Spark lets an executor have. */
    private static final String EXECUTOR_MEMORY = "480m";

    private static final long PATIENCE_SECONDS = 120;

    private final Path directory;
    private final int port;
    private final List<Path> own = new ArrayList<>();
    private final Process master;
    private final List<Process> workers = new ArrayList<>();

    private TestCluster(Path directory) throws IOException {
        this.directory = directory;
        this.port = freePort();
        layOut();
        this.master = start("master", "org.apache.spark.deploy.master.Master", "--port", Integer.toString(port));
    }

    /** Starts a master and workers of one core each. */
    static TestCluster start(Path directory, int workers) throws IOException, InterruptedException {
        TestCluster cluster = new TestCluster(directory);
        cluster.awaitMaster();
        for (int i = 0; i < workers; i++) {
            cluster.workers.add(cluster.start(
                    "worker-" + i,
                    "org.apache.spark.deploy.worker.Worker",
                    "--cores",
                    "1",
                    "--memory",
                    "600m",
                    "--work-dir",
                    directory.resolve("work-" + i).toString(),
                    cluster.url()));
        }
        return cluster;
    }

    String url() {
        return "spark://" + LOOPBACK + ":" + port;
    }

    /** What Spark is told of by a run that {@code ./stackyard} submits, and sizes for a small machine. */
    Map<String, String> configuration() {
        Map<String, String> configuration = new TreeMap<>();
        configuration.put(
                "spark.jars", String.join(",", own.stream().map(Path::toString).toList()));
        configuration.put("spark.executor.memory", EXECUTOR_MEMORY);
        configuration.put("spark.executor.cores", "1");
        configuration.put("spark.driver.host", LOOPBACK);
        configuration.put("spark.driver.bindAddress", LOOPBACK);
        configuration.put("spark.ui.enabled", "false");
        // a run that began with one executor would find nobody to lose
        configuration.put("spark.scheduler.minRegisteredResourcesRatio", "1.0");
        configuration.put("spark.cores.max", "2");
        return configuration;
    }

    /** Kills a worker and what it has started, as a machine dies. */
    void kill(int worker) {
        Process process = workers.get(worker);
        List<ProcessHandle> executors = process.descendants().toList();
        process.destroyForcibly();
        executors.forEach(ProcessHandle::destroyForcibly);
    }

    /** Kills the worker that has started a process, and all else that it has. */
    void killWorkerOf(long process) {
        for (int i = 0; i < workers.size(); i++) {
            if (workers.get(i).descendants().anyMatch(each -> each.pid() == process)) {
                kill(i);
                return;
            }
        }
        throw new IllegalStateException("process " + process + " is none of the cluster's");
    }

    /** Executors that a worker has at the moment. */
    long executors(int worker) {
        return workers.get(worker).descendants().count();
    }

    /** What the processes of the cluster said. */
    String logs() throws IOException {
        StringBuilder logs = new StringBuilder();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".log") || path.endsWith("stderr"))
                    .toList()) {
                logs.append(file).append(":\n").append(Files.readString(file)).append('\n');
            }
        }
        return logs.toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void layOut() throws IOException {
        Path jars = Files.createDirectories(directory.resolve("home").resolve("jars"));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (Files.isDirectory(path)) {
                if (path.endsWith("classes") || path.endsWith("spark/target/test-classes")) {
                    own.add(jar(path, directory.resolve("own-" + own.size() + ".jar")));
                }
            } else if (path.getParent().endsWith("target")) {
                own.add(path);
            } else if (Files.exists(path)) {
                Path link = jars.resolve(path.getFileName());
                if (!Files.exists(link)) {
                    Files.createSymbolicLink(link, path.toAbsolutePath());
                }
            }
        }
    }

    private static Path jar(Path classes, Path target) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(target));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
        return target;
    }

    private Process start(String name, String mainClass, String... arguments) throws IOException {
        Path home = directory.resolve("home");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-cp",
                home.resolve("jars") + File.separator + "*"));
        for (String opened : List.of("java.lang", "java.nio", "java.util", "java.util.concurrent", "java.net")) {
            command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        command.addAll(List.of("--add-opens=java.base/sun.nio.ch=ALL-UNNAMED", mainClass));
        command.addAll(List.of("--host", LOOPBACK, "--webui-port", "0"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(name + ".log").toFile());
        builder.environment().put("SPARK_HOME", home.toString());
        builder.environment().put("SPARK_LOCAL_IP", LOOPBACK);
        builder.environment()
                .put("SPARK_LOCAL_DIRS", directory.resolve("local-" + name).toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.start();
    }

    private void awaitMaster() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(LOOPBACK, port));
                return;
            } catch (IOException e) {
                if (!master.isAlive() || System.nanoTime() > end) {
                    throw new IllegalStateException("the master does not start: see " + directory, e);
                }
                Thread.sleep(100);
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        for (int i = 0; i < workers.size(); i++) {
            kill(i);
        }
        master.destroyForcibly().waitFor();
        for (Process worker : workers) {
            worker.waitFor();
        }
    }
}
