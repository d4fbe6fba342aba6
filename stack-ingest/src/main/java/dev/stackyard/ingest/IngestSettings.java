package dev.stackyard.ingest;

import java.io.Serializable;

/**
 * Settings of ingest. They are recorded in each plan and hold for its parts; other settings change nothing that was
 * ingested before.
 *
 * @param maxFileBytes files must be shorter than this to be kept, in bytes; others are {@code too-large}. Default 10 MiB,
 *     the limit of The Stack v2's code ({@code get_file_contents.py}: {@code length < 10*1024*1024}; the paper speaks of
 *     compressed size)
 * @param maxHashedBytes files above this size are not even read through, and so have no {@code blob_id}. Default 16 GiB
 * @param maxTreeDepth components that a path may have; a directory nested deeper is one row, stub {@code missing}. Default
 *     64, as The Stack v2 ({@code find_file_paths.py})
 * @param maxFiles files and directories that one source may have; one with more is rejected. Default 1,000,000: eleven
 *     times the Linux kernel
 * @param partRows rows after which a new part is begun. Default 50,000
 * @param partBytes bytes of content after which a new part is begun. Default 96 MiB. A repository never straddles two
 *     parts: a larger one is a part of its own
 * @param archiveMaxBytes unpacked bytes that one archive may have; one with more is rejected. Default 64 GiB
 * @param archiveMaxRatio unpacked bytes for each packed byte that an archive may have once it is over 64 MiB; one with more
 *     is rejected as a bomb. Default 250: source code shrinks 4 to 20 times, repetitive data 100 times
 * @param remoteTimeoutSeconds how long a server may be silent while a repository is cloned. Default 60
 * @param remoteMaxSeconds how long the clone of one repository may take; one that takes longer is rejected. Default 3600
 * @param remoteMaxBytes what a server may send for one repository; one with more is rejected. Default 8 GiB: the newest
 *     commit of the Linux kernel has 0.25 GiB
 */
public record IngestSettings(
        long maxFileBytes,
        long maxHashedBytes,
        int maxTreeDepth,
        int maxFiles,
        int partRows,
        long partBytes,
        long archiveMaxBytes,
        int archiveMaxRatio,
        int remoteTimeoutSeconds,
        int remoteMaxSeconds,
        long remoteMaxBytes)
        implements Serializable {

    private static final long LARGEST_FILE = 1L << 30;
    private static final int MOST_FILES = 100_000_000;

    public IngestSettings {
        require("max_file_bytes", maxFileBytes, 1, LARGEST_FILE);
        require("max_hashed_bytes", maxHashedBytes, 0, Long.MAX_VALUE);
        require("max_tree_depth", maxTreeDepth, 1, 1000);
        require("max_files", maxFiles, 1, MOST_FILES);
        require("part_rows", partRows, 1, MOST_FILES);
        require("part_bytes", partBytes, 1, Long.MAX_VALUE);
        require("archive_max_bytes", archiveMaxBytes, 1, Long.MAX_VALUE);
        require("archive_max_ratio", archiveMaxRatio, 1, Integer.MAX_VALUE);
        require("remote_timeout_seconds", remoteTimeoutSeconds, 1, 86_400);
        require("remote_max_seconds", remoteMaxSeconds, 1, 1_000_000);
        require("remote_max_bytes", remoteMaxBytes, 1, Long.MAX_VALUE);
    }

    private static void require(String setting, long value, long lowest, long highest) {
        if (value < lowest || value > highest) {
            throw new IllegalArgumentException(
                    setting + " must be between " + lowest + " and " + highest + ", got " + value);
        }
    }

    /** The defaults stated above. */
    public static IngestSettings defaults() {
        return new IngestSettings(
                10L << 20, 16L << 30, 64, 1_000_000, 50_000, 96L << 20, 64L << 30, 250, 60, 3600, 8L << 30);
    }
}
