package dev.stackyard.cli;

import dev.stackyard.cli.terminal.Printable;
import dev.stackyard.cli.terminal.Terminal;
import dev.stackyard.cli.terminal.Units;
import dev.stackyard.corpus.StorageFile;
import dev.stackyard.corpus.UserException;
import dev.stackyard.tokenize.bpe.TokenBuffer;
import dev.stackyard.tokenize.bpe.Tokenizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = {
            "Encodes texts with a tokenizer and prints the token ids, one line per text. Text never becomes control: the "
                    + "spelling of a special token is encoded as the text that it is.",
            "With --decode it reads ids, separated by anything that is no digit, and prints the bytes they stand for; "
                    + "with --json as text, in which U+FFFD stands for what is no UTF-8."
        },
        footer = {
            "Examples",
            "  stackyard encode --tokenizer corpus/tokenizer/tokenizer.json src/main.py",
            "  echo 'int x = 42;' | stackyard encode --pieces",
            "  stackyard encode src/main.py | stackyard encode --decode"
        })
final class EncodeCommand extends StackyardCommand {

    private static final String STANDARD_INPUT = "-";

    private record Encoded(String file, long bytes, long tokens, int[] ids) {}

    private record Decoded(String file, long bytes, long tokens, String text) {}

    @Option(
            names = "--tokenizer",
            paramLabel = "FILE",
            defaultValue = "corpus/tokenizer/tokenizer.json",
            description = "A tokenizer.json with byte-level BPE. Default: ${DEFAULT-VALUE}")
    String tokenizer = "";

    @Option(names = "--decode", description = "Turn ids back into text.")
    boolean decode;

    @Option(names = "--pieces", description = "Print each token on a line of its own: its id and its text.")
    boolean pieces;

    @Parameters(paramLabel = "TEXTFILE", description = "Files to encode; - or none for standard input.")
    List<String> files = List.of();

    EncodeCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run() throws IOException {
        Tokenizer loaded = load();
        List<Object> results = new ArrayList<>();
        for (String file : files.isEmpty() ? List.of(STANDARD_INPUT) : files) {
            byte[] bytes = read(file);
            results.add(decode ? decode(loaded, file, bytes) : encode(loaded, file, bytes));
        }
        if (output.json) {
            printJson(Map.of("texts", results));
        }
        return ExitCode.DONE;
    }

    private Tokenizer load() throws IOException {
        if (StorageFile.isRemote(tokenizer)) {
            return Tokenizer.read(tokenizer, StorageFile.of(tokenizer).readAll(Integer.MAX_VALUE));
        }
        Path file = Path.of(tokenizer);
        if (!Files.isRegularFile(file)) {
            throw new UserException(tokenizer + " is not there: name a tokenizer.json with --tokenizer");
        }
        return Tokenizer.read(tokenizer, Files.readAllBytes(file));
    }

    private byte[] read(String file) throws IOException {
        if (file.equals(STANDARD_INPUT)) {
            return terminal().in().readAllBytes();
        }
        if (Files.isDirectory(Path.of(file))) {
            throw new UserException(file + " is a directory: name files");
        }
        return Files.readAllBytes(Path.of(file));
    }

    private Encoded encode(Tokenizer loaded, String file, byte[] text) {
        TokenBuffer ids = new TokenBuffer();
        loaded.encoder().encode(text, 0, text.length, ids);
        Encoded encoded = new Encoded(file, text.length, ids.size(), ids.toArray());
        if (!output.json) {
            print(loaded, encoded);
        }
        return encoded;
    }

    private void print(Tokenizer loaded, Encoded text) {
        if (pieces) {
            for (int id : text.ids()) {
                byte[] bytes = loaded.decode(new int[] {id}, 0, 1);
                terminal().out().println(id + "\t" + Printable.of(new String(bytes, StandardCharsets.UTF_8)));
            }
        } else {
            terminal()
                    .out()
                    .println(Arrays.stream(text.ids())
                            .mapToObj(Integer::toString)
                            .collect(Collectors.joining(" ")));
        }
        if (!output.quiet) {
            terminal()
                    .err()
                    .println(Printable.of(text.file()) + ": " + Units.count(text.bytes(), "byte") + ", "
                            + Units.count(text.tokens(), "token"));
        }
    }

    private Decoded decode(Tokenizer loaded, String file, byte[] numbers) {
        int[] ids = ids(file, new String(numbers, StandardCharsets.UTF_8));
        try {
            byte[] bytes = loaded.decode(ids, 0, ids.length);
            if (!output.json) {
                terminal().out().writeBytes(bytes);
            }
            return new Decoded(file, bytes.length, ids.length, new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new UserException(file + ": " + e.getMessage(), e);
        }
    }

    private static int[] ids(String file, String text) {
        StringTokenizer numbers = new StringTokenizer(text.replaceAll("[^0-9]", " "));
        int[] ids = new int[numbers.countTokens()];
        for (int i = 0; i < ids.length; i++) {
            String number = numbers.nextToken();
            try {
                ids[i] = Integer.parseInt(number);
            } catch (NumberFormatException e) {
                throw new UserException(file + ": " + Printable.cut(number, 20) + " is no token id", e);
            }
        }
        return ids;
    }
}
