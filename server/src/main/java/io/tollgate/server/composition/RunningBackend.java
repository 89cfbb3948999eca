package io.tollgate.server.composition;

import io.tollgate.admin.publication.remote.BackendAddress;
import io.tollgate.server.settings.BackendSection;
import io.tollgate.server.settings.InternalApiSection;
import io.tollgate.server.settings.ProcessSection;
import io.tollgate.server.settings.ProcessSection.Role;
import io.tollgate.server.settings.RemoteBackendSection;
import io.tollgate.server.settings.SettingValues;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The backend of a running server, asked over its internal API by a command beside it. */
public final class RunningBackend {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final BackendAddress address;

  /** How to ask one that another process, on another machine perhaps, runs. */
  private static final String ELSEWHERE =
      "--%s with --%s or --%s"
          .formatted(
              RemoteBackendSection.URL.name(),
              RemoteBackendSection.PASSWORD.name(),
              RemoteBackendSection.CREDENTIALS_FILE.name());

  private RunningBackend(BackendAddress address) {
    this.address = address;
  }

  /**
   * The one that these settings would start, or the one elsewhere that they would publish to. A
   * backend that has no admin role beside it publishes nowhere, whatever a shared file says.
   *
   * @throws NotAnsweredException when its credentials are neither set nor kept
   */
  public static RunningBackend of(SettingValues values) throws NotAnsweredException {
    RemoteBackendSection remote = RemoteBackendSection.from(values);
    ProcessSection process = ProcessSection.from(values);
    boolean alone = process.has(Role.BACKEND) && !process.has(Role.ADMIN);
    String url = alone ? null : remote.url();
    try {
      return new RunningBackend(
          url == null ? own(values) : InternalCredentials.ofRemoteBackend(remote).at(url));
    } catch (StartRefused e) {
      throw new NotAnsweredException(
          e.getMessage()
              + "\nName the server's own with --"
              + ProcessSection.DATA_DIRECTORY.name()
              + ", and start it if it never ran; where the backend runs in another process, give its data directory, or "
              + ELSEWHERE
              + ".",
          e);
    }
  }

  private static BackendAddress own(SettingValues values) {
    BackendSection settings = BackendSection.from(values);
    return InternalCredentials.ofRunningBackend(values)
        .at(Addresses.url(new InetSocketAddress(settings.bind(), settings.port())));
  }

  /**
   * Asks one endpoint.
   *
   * @param path below {@code /internal}
   * @throws NotAnsweredException when there is no answer, or another one than 200
   */
  public JsonNode post(String path, ObjectNode body) throws NotAnsweredException {
    HttpResponse<String> answer = send(request(path, body));
    return switch (answer.statusCode()) {
      case 200 -> document(answer.body());
      case 401 ->
          throw new NotAnsweredException(
              address
                  + " does not accept the internal API's credentials: name the data directory of the process with the backend role with --"
                  + ProcessSection.DATA_DIRECTORY.name()
                  + ", or its password with --"
                  + InternalApiSection.PASSWORD.name()
                  + "; one on another machine with "
                  + ELSEWHERE);
      default ->
          throw new NotAnsweredException(
              address
                  + " answered "
                  + answer.statusCode()
                  + ": "
                  + document(answer.body()).path("error").asString("no reason is given"));
    };
  }

  private HttpRequest request(String path, ObjectNode body) {
    return HttpRequest.newBuilder(address.internal(path))
        .timeout(PATIENCE)
        .header("Authorization", address.authorization())
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body.toString()))
        .build();
  }

  private HttpResponse<String> send(HttpRequest request) throws NotAnsweredException {
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new NotAnsweredException(
          "no backend answers at "
              + address
              + " ("
              + e
              + "): start the server with 'tollgate up', or say where it listens with --"
              + BackendSection.BIND.name()
              + " and --"
              + BackendSection.PORT.name()
              + ", one on another machine with "
              + ELSEWHERE,
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotAnsweredException("interrupted while waiting for " + address, e);
    }
  }

  /** Missing when it is no JSON: then another server than ours listens there. */
  private static JsonNode document(String body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      return JSON.missingNode();
    }
  }
}
