package io.tollgate.server.cli;

import io.tollgate.server.composition.NotAnsweredException;
import io.tollgate.server.composition.RunningGateway;
import io.tollgate.server.settings.SettingsRefused;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code tollgate explain last-refusals}: why clients got 403, 404 or 429. */
@Command(
    name = "last-refusals",
    customSynopsis = "tollgate explain last-refusals [-n N] [--service=S] [OPTIONS]",
    description = {
      "Shows why the running gateway refused its last calls, newest first.",
      "Exit status 0: told, 2: could not be asked."
    })
final class LastRefusalsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = {"-n", "--count"},
      defaultValue = "10",
      description = "How many, 1 to 1000 (default: 10).")
  private int count;

  @Option(names = "--service", description = "Only those of this product: system name or id.")
  private @Nullable String service;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  LastRefusalsCommand() {}

  @Override
  public Integer call() {
    try {
      JsonNode answer = RunningGateway.of(SettingsOptions.read(spec)).get(target());
      PrintWriter out = spec.commandLine().getOut();
      out.print(json ? answer.toPrettyString() + "\n" : RefusalText.of(answer.path("refusals")));
      out.flush();
      return 0;
    } catch (NotAnsweredException e) {
      return NotAsked.because(spec, String.valueOf(e.getMessage()));
    } catch (SettingsRefused refused) {
      return NotAsked.because(spec, refused);
    }
  }

  private String target() {
    String target = "/refusals?n=" + count;
    return service == null
        ? target
        : target + "&service=" + URLEncoder.encode(service, StandardCharsets.UTF_8);
  }
}
