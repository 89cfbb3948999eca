package io.tollgate.server.cli;

import io.tollgate.server.composition.NotAnsweredException;
import io.tollgate.server.composition.RunningBackend;
import io.tollgate.server.settings.SettingsRefused;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code tollgate explain}: why the running server decides as it does. */
@Command(
    name = "explain",
    description = "Shows why the running server decides as it does.",
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Runnable {

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills the field
  ExplainCommand() {}

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** {@code tollgate explain authorization}: every check of one call to the backend. */
  @Command(
      name = "authorization",
      customSynopsis = "tollgate explain authorization QUERY-OR-URL [--endpoint=E] [OPTIONS]",
      description = {
        "Shows every check and every limit of a call to the backend.",
        "The call is asked about, not made: nothing is counted. Exit status 0: authorised, 1: refused, 2: could not be asked."
      })
  static final class AuthorizationCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Parameters(
        paramLabel = "QUERY-OR-URL",
        description =
            "A query such as 'service_token=T&service_id=S&user_key=K&usage[hits]=1', or a URL with /transactions/authrep.xml?...")
    private String call;

    @Option(
        names = "--endpoint",
        description =
            "authorize, authrep, oauth_authorize or oauth_authrep (default: that of the URL, else authrep).")
    private @Nullable String endpoint;

    @Option(
        names = "--options",
        defaultValue = "",
        description = "The header 3scale-options, such as flat_usage=1.")
    private String options;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @SuppressWarnings("NullAway.Init") // picocli fills the fields
    AuthorizationCommand() {}

    @Override
    public Integer call() {
      try {
        JsonNode explanation = ask(AskedCall.read(call, endpoint));
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? explanation.toPrettyString() + "\n" : ExplanationText.of(explanation));
        out.flush();
        return explanation.path("authorized").asBoolean() ? 0 : 1;
      } catch (NotAnsweredException | IllegalArgumentException e) {
        return NotAsked.because(spec, String.valueOf(e.getMessage()));
      } catch (SettingsRefused refused) {
        return NotAsked.because(spec, refused);
      }
    }

    private JsonNode ask(AskedCall asked) throws NotAnsweredException, SettingsRefused {
      return RunningBackend.of(SettingsOptions.read(spec))
          .post(
              "/explain",
              JsonNodeFactory.instance
                  .objectNode()
                  .put("endpoint", asked.endpoint())
                  .put("query", asked.query())
                  .put("options", options))
          .path("explanation");
    }
  }
}
