package dev.stackyard.corpus.internal.s3;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** Stands before an HTTP server and does to its answers what networks and overloaded servers do. */
public final class FaultProxy implements AutoCloseable {

    /** What happens to one request. */
    public enum Fault {
        NONE,
        /** The server is overloaded: 503 SlowDown. */
        SLOW_DOWN,
        /** The connection is closed without an answer, and the request is not carried out. */
        REFUSED,
        /** The request is carried out and the connection closed without an answer. */
        ANSWER_LOST,
        /** The body stops half way. */
        CUT,
        /** The body comes byte by byte. */
        TRICKLE,
        /** One byte of the body is another. */
        WRONG_BYTE,
        /** The body is shorter than it was, and the header says so too. */
        SHORTENED
    }

    /**
     * A request as it came.
     *
     * @param target path and query
     * @param number of this request, counted from 0
     */
    public record Request(String method, String target, long number) {}

    private final ServerSocket socket;
    private final int serverPort;
    private final AtomicLong requests = new AtomicLong();
    private final List<Request> seen = new ArrayList<>();
    private volatile Function<Request, Fault> plan = request -> Fault.NONE;

    private FaultProxy(ServerSocket socket, int serverPort) {
        this.socket = socket;
        this.serverPort = serverPort;
    }

    static FaultProxy before(int serverPort) throws IOException {
        FaultProxy proxy = new FaultProxy(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), serverPort);
        start(proxy::acceptAll);
        return proxy;
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "fault-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Decides what happens from now on; the requests seen so far are forgotten. */
    public void plan(Function<Request, Fault> decision) {
        synchronized (seen) {
            seen.clear();
        }
        plan = decision;
    }

    /** Requests since the last plan. */
    public List<Request> seen() {
        synchronized (seen) {
            return List.copyOf(seen);
        }
    }

    private void acceptAll() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                start(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    /** One connection of a client, with one of our own to the server. */
    private void serve(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort)) {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            InputStream fromClient = new BufferedInputStream(client.getInputStream(), 1 << 16);
            InputStream fromServer = new BufferedInputStream(server.getInputStream(), 1 << 16);
            boolean open = true;
            while (open) {
                String head = head(fromClient);
                open = !head.isEmpty()
                        && exchange(head, fromClient, client.getOutputStream(), fromServer, server.getOutputStream());
            }
        } catch (IOException e) {
            // the connection is gone, which is what this class is about
        }
    }

    private boolean exchange(
            String head, InputStream fromClient, OutputStream toClient, InputStream fromServer, OutputStream toServer)
            throws IOException {
        if (header(head, "expect") != null) {
            toClient.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            toClient.flush();
        }
        byte[] body = body(head, fromClient, false);
        String[] words = head.split(" ", 3);
        Request request = new Request(words[0], words[1], requests.getAndIncrement());
        synchronized (seen) {
            seen.add(request);
        }
        Fault fault = plan.apply(request);
        if (fault == Fault.REFUSED) {
            return false;
        }
        if (fault == Fault.SLOW_DOWN) {
            answerSlowDown(words[0], toClient);
            return true;
        }
        toServer.write(head.replaceAll("(?i)\r\nexpect: [^\r]*", "").getBytes(StandardCharsets.ISO_8859_1));
        toServer.write(body);
        toServer.flush();
        String answer = head(fromServer);
        boolean noBody =
                words[0].equals("HEAD") || answer.startsWith("HTTP/1.1 204") || answer.startsWith("HTTP/1.1 304");
        byte[] content = noBody ? new byte[0] : body(answer, fromServer, true);
        return answer(fault, answer, content, toClient);
    }

    private static void answerSlowDown(String method, OutputStream out) throws IOException {
        String xml = method.equals("HEAD")
                ? ""
                : "<Error><Code>SlowDown</Code><Message>Reduce your request rate</Message></Error>";
        out.write(("HTTP/1.1 503 Slow Down\r\nContent-Type: application/xml\r\nContent-Length: " + xml.length()
                        + "\r\n\r\n" + xml)
                .getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static boolean answer(Fault fault, String answer, byte[] content, OutputStream out) throws IOException {
        if (fault == Fault.ANSWER_LOST) {
            return false;
        }
        byte[] body = content;
        if (fault == Fault.WRONG_BYTE && body.length > 0) {
            body = content.clone();
            body[body.length / 2] ^= 0x20;
        }
        if (fault == Fault.SHORTENED) {
            body = java.util.Arrays.copyOf(content, content.length * 2 / 3);
        }
        String head = fault == Fault.SHORTENED && content.length > 0
                ? answer.replaceAll("(?i)\r\ncontent-length: \\d+", "\r\nContent-Length: " + body.length)
                : answer;
        if (header(head, "transfer-encoding") != null) {
            head = head.replaceAll("(?i)\r\ntransfer-encoding: [^\r]*", "\r\nContent-Length: " + body.length);
        }
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        if (fault == Fault.TRICKLE) {
            trickle(body, out);
        }
        out.write(body, 0, fault == Fault.CUT ? body.length / 2 : fault == Fault.TRICKLE ? 0 : body.length);
        out.flush();
        return fault != Fault.CUT && fault != Fault.TRICKLE;
    }

    private static void trickle(byte[] body, OutputStream out) throws IOException {
        for (byte each : body) {
            out.write(each);
            out.flush();
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int newlines = 0;
        while (newlines < 4) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.write(next);
            newlines = next == '\r' && newlines % 2 == 0 || next == '\n' && newlines % 2 == 1 ? newlines + 1 : 0;
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static String header(String head, String name) {
        for (String line : head.split("\r\n")) {
            if (line.toLowerCase(Locale.ROOT).startsWith(name + ":")) {
                return line.substring(name.length() + 1).trim();
            }
        }
        return null;
    }

    private static byte[] body(String head, InputStream in, boolean decoded) throws IOException {
        String length = header(head, "content-length");
        if (length != null) {
            byte[] body = in.readNBytes(Integer.parseInt(length));
            if (body.length < Integer.parseInt(length)) {
                throw new EOFException();
            }
            return body;
        }
        return header(head, "transfer-encoding") == null ? new byte[0] : chunks(in, decoded);
    }

    /** A body in chunks, either their content or as they came. */
    private static byte[] chunks(InputStream in, boolean decoded) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int size;
        do {
            String line = line(in);
            size = Integer.parseInt(line.split(";")[0].trim(), 16);
            byte[] chunk = in.readNBytes(size);
            String end = line(in);
            if (!decoded) {
                body.writeBytes((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            }
            body.writeBytes(chunk);
            if (!decoded) {
                body.writeBytes((end + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            }
        } while (size > 0);
        return body.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
