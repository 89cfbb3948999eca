package io.tollgate.server.cli;

import io.tollgate.server.settings.SettingsRefused;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;

/** How an explanation ends that could not be had: one message, exit status 2. */
final class NotAsked {

  static final int STATUS = 2;

  private NotAsked() {}

  static int because(CommandSpec command, String why) {
    PrintWriter err = command.commandLine().getErr();
    err.println("tollgate: " + why);
    err.flush();
    return STATUS;
  }

  static int because(CommandSpec command, SettingsRefused refused) {
    return because(
        command,
        "the settings cannot be used:\n  "
            + String.valueOf(refused.getMessage()).replace("\n", "\n  "));
  }
}
