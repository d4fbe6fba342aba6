package dev.stackyard.cli;

import dev.stackyard.corpus.UserException;
import picocli.CommandLine.Option;

/** How many threads work at a time; changes nothing but the time. */
final class ThreadsOption {

    @Option(
            names = {"-t", "--threads"},
            paramLabel = "N",
            description = "Threads on this machine. Default: one per processor")
    int threads = Runtime.getRuntime().availableProcessors();

    /** @throws UserException if it is not at least 1 */
    int count() {
        if (threads < 1) {
            throw new UserException("--threads " + threads + ": must be at least 1");
        }
        return threads;
    }
}
