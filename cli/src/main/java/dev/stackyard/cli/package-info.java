/**
 * The command line: one class per command, each loaded only when it is called. {@link dev.stackyard.cli.Main} is where to
 * start reading; {@link dev.stackyard.cli.CommandEntry} lists the commands, {@link dev.stackyard.cli.StageCatalog} the
 * stages. Nothing here is an interface for other code: that is the commands themselves, their output and exit codes.
 */
@org.jspecify.annotations.NullMarked
package dev.stackyard.cli;
