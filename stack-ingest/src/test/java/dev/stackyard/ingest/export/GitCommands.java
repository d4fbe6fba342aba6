package dev.stackyard.ingest.export;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A repository as the git binary reads it, which shares no code with the ingest of git. */
final class GitCommands implements Closeable {

    private final Path repository;
    private Process batch;

    GitCommands(Path repository) {
        this.repository = repository;
    }

    private ProcessBuilder command(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-c", "safe.directory=*"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(repository.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        builder.environment().put("GIT_NO_REPLACE_OBJECTS", "1");
        return builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    }

    /** What a command prints; empty if it fails. */
    byte[] output(String... arguments) throws IOException {
        Process process = command(arguments).start();
        process.getOutputStream().close();
        byte[] output = process.getInputStream().readAllBytes();
        try {
            return process.waitFor() == 0 ? output : new byte[0];
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The lines that a command prints, each byte a character. */
    List<String> lines(String... arguments) throws IOException {
        String text = new String(output(arguments), StandardCharsets.ISO_8859_1);
        return text.isEmpty() ? List.of() : List.of(text.split("\n"));
    }

    /** An object's payload; null if it is not there. */
    byte[] object(String id) throws IOException {
        if (batch == null) {
            batch = command("cat-file", "--batch").start();
        }
        OutputStream in = batch.getOutputStream();
        in.write((id + "\n").getBytes(StandardCharsets.US_ASCII));
        in.flush();
        InputStream out = batch.getInputStream();
        String[] header = line(out).split(" ");
        if (header.length != 3) {
            return null;
        }
        byte[] payload = out.readNBytes(Integer.parseInt(header[2]));
        out.skipNBytes(1);
        return payload;
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n' && c >= 0; c = in.read()) {
            line.write(c);
        }
        return line.toString(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        if (batch != null) {
            batch.destroy();
        }
    }
}
