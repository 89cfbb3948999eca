package io.tollgate.server.cli;

import io.tollgate.server.composition.StartCheck;
import io.tollgate.server.settings.SettingsDocument;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tollgate config}: the settings in force and where each comes from, or what they mean. */
@Command(name = "config", description = "Shows the settings in force and where each comes from.")
final class ConfigCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--explain", description = "Explains every setting instead.")
  private boolean explain;

  @Option(
      names = "--check",
      description =
          "Only says whether a start would take them and the certificates they name; exit status 1 when not.")
  private boolean check;

  @Option(names = "--markdown", hidden = true)
  private boolean markdown;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  ConfigCommand() {}

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    if (markdown) {
      out.print(SettingsDocument.markdown());
    } else if (explain) {
      out.print(SettingsDocument.explanation());
    } else if (check) {
      StartCheck.of(SettingsOptions.read(spec), InstantSource.system());
      out.println("The settings are allowed and go together.");
    } else {
      out.print(SettingsDocument.values(SettingsOptions.read(spec)));
    }
    out.flush();
    return 0;
  }
}
