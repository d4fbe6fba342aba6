package dev.stackyard.ingest.internal;

import java.util.stream.Collectors;

/**
 * LLVM IR without what says where and by what it was compiled: the lines of module, source file name, data layout and target, and
 * the identification of the compiler. The paper takes out headers and lines of platform, vendor and layout (arXiv 2402.19173
 * section 2.6) and does not say how.
 */
final class IntermediateText {

    private IntermediateText() {}

    static String clean(String text) {
        return text.lines()
                        .filter(line -> !isHeader(line))
                        .dropWhile(String::isBlank)
                        .collect(Collectors.joining("\n"))
                        .stripTrailing()
                + "\n";
    }

    private static boolean isHeader(String line) {
        return line.startsWith("; ModuleID")
                || line.startsWith("source_filename")
                || line.startsWith("target datalayout")
                || line.startsWith("target triple")
                || line.startsWith("!llvm.ident")
                || (line.startsWith("!") && line.contains("= !{!\"") && line.contains("clang version"));
    }
}
