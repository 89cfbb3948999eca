package io.tollgate.server;

import io.tollgate.server.cli.Commands;

/** Where the process begins; see {@link Commands} for what it can do. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    int status = Commands.run(arguments);
    // Not exit: the shutdown hook belongs to a server that is told to stop, and a command that has
    // ended has nothing to stop.
    Runtime.getRuntime().halt(status);
  }
}
