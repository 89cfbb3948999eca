package io.tollgate.server.cli;

import io.tollgate.gateway.configuration.CheckedConfiguration;
import io.tollgate.protocol.gateway.ServiceConfiguration;
import io.tollgate.server.composition.DocumentCheck;
import io.tollgate.server.log.LogOutput;
import io.tollgate.server.settings.LogSection;
import io.tollgate.server.settings.SettingValues;
import io.tollgate.server.settings.SettingsRefused;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tollgate validate}: what a gateway would make of a configuration file. */
@Command(
    name = "validate",
    description =
        "Looks at a gateway's configuration file: prints each fault with its field and what would be served; exit status 1 when"
            + " there is a fault.")
final class ValidateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "Configuration of a gateway, JSON.")
  private Path file;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  ValidateCommand() {}

  @Override
  public Integer call() throws SettingsRefused {
    SettingValues values = SettingsOptions.read(spec);
    // What a compilation logs is printed below.
    LogOutput.configure(LogSection.plain(LogSection.Level.EMERG));
    CheckedConfiguration checked = DocumentCheck.of(file, values);
    PrintWriter out = spec.commandLine().getOut();
    checked.faults().forEach(out::println);
    if (checked.rejected()) {
      out.println(
          "Nothing of it would be served: a gateway does not start with it, one that runs goes on with what it has.");
    } else {
      out.println(services(checked.served()));
    }
    out.flush();
    return checked.faults().isEmpty() ? 0 : 1;
  }

  private static String services(List<ServiceConfiguration> served) {
    if (served.isEmpty()) {
      return "No service would be served.";
    }
    StringBuilder text = new StringBuilder("These would be served:");
    for (ServiceConfiguration service : served) {
      text.append("\n  service ")
          .append(service.id())
          .append(service.systemName().isEmpty() ? "" : " (" + service.systemName() + ")")
          .append(" at ")
          .append(String.join(", ", service.proxy().hosts()));
    }
    return text.toString();
  }
}
