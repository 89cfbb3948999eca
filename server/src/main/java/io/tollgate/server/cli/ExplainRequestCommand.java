package io.tollgate.server.cli;

import io.tollgate.gateway.listener.RequestExplanation;
import io.tollgate.server.composition.OfflineGateway;
import io.tollgate.server.composition.StartRefused;
import io.tollgate.server.settings.SettingsRefused;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code tollgate explain request}: what would become of a request. */
@Command(
    name = "request",
    customSynopsis = "tollgate explain request 'GET /path' [-H HEADER]... [-d BODY] [OPTIONS]",
    description = {
      "Shows which product, rules, usage, credentials, policies and upstream a request would get, without sending it.",
      "Nobody is asked: what depends on others is told as 'would ask'. Exit status 0: it would pass, 1: it would be refused, 2: could not be told."
    })
final class ExplainRequestCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "REQUEST",
      description = "Method and path, or method and URL, such as 'GET /hello?user_key=K'.")
  private String request;

  @Option(
      names = {"-H", "--header"},
      paramLabel = "HEADER",
      description = "A header, such as 'Host: api.example.com'. Without Host it is localhost.")
  private List<String> headers = List.of();

  @Option(
      names = {"-d", "--data"},
      paramLabel = "BODY",
      description = "The body, a form unless a Content-Type says otherwise.")
  private @Nullable String body;

  @Option(
      names = "--from",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Address of the client (default: 127.0.0.1).")
  private String client;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "A configuration, instead of the one that the settings name.")
  private @Nullable Path file;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  ExplainRequestCommand() {}

  @Override
  public Integer call() {
    try (OfflineGateway gateway =
        OfflineGateway.of(SettingsOptions.read(spec), Optional.ofNullable(file))) {
      RequestExplanation told = gateway.explain(AskedRequest.bytes(request, headers, body), client);
      PrintWriter out = spec.commandLine().getOut();
      out.print(
          json
              ? JsonMapper.shared().valueToTree(told).toPrettyString() + "\n"
              : RequestText.of(told));
      out.flush();
      return told.status() == 0 ? 0 : 1;
    } catch (StartRefused e) {
      return NotAsked.because(spec, String.valueOf(e.getMessage()));
    } catch (SettingsRefused refused) {
      return NotAsked.because(spec, refused);
    }
  }
}
