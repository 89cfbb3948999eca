package io.tollgate.server.composition;

import io.tollgate.admin.publication.remote.BackendAddress;
import io.tollgate.server.settings.MetricsSection;
import io.tollgate.server.settings.ProcessSection;
import io.tollgate.server.settings.ProcessSection.Role;
import io.tollgate.server.settings.RemoteBackendSection;
import io.tollgate.server.settings.SettingValues;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The publication of a running server with the admin role, asked by a command beside it. */
public final class RunningPublication {

  /** How long the server may take to tell everything; the command waits a little longer. */
  static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String url;
  private final InternalCredentials credentials;

  private RunningPublication(String url, InternalCredentials credentials) {
    this.url = url;
    this.credentials = credentials;
  }

  /**
   * The one that these settings would start.
   *
   * @throws NotAnsweredException when its credentials are neither set nor kept
   */
  public static RunningPublication of(SettingValues values) throws NotAnsweredException {
    MetricsSection settings = MetricsSection.from(values);
    try {
      return new RunningPublication(
          Addresses.url(new InetSocketAddress(settings.bind(), settings.port())),
          credentials(values));
    } catch (StartRefused e) {
      throw new NotAnsweredException(
          e.getMessage()
              + "\nName the server's own with --"
              + ProcessSection.DATA_DIRECTORY.name()
              + ", and start it if it never ran.",
          e);
    }
  }

  /** Those by which the process with the admin role and its backend know each other. */
  static InternalCredentials credentials(SettingValues values) {
    RemoteBackendSection remote = RemoteBackendSection.from(values);
    boolean elsewhere = !ProcessSection.from(values).has(Role.BACKEND) || remote.url() != null;
    return elsewhere && (remote.password() != null || remote.credentialsFile() != null)
        ? InternalCredentials.ofRemoteBackend(remote)
        : InternalCredentials.ofRunningBackend(values);
  }

  /** Compares database and data plane. */
  public JsonNode check() throws NotAnsweredException {
    return document(send("GET"));
  }

  /** Tells the data plane everything again, and compares then. */
  public JsonNode repair() throws NotAnsweredException {
    return document(send("POST"));
  }

  private HttpResponse<String> send(String method) throws NotAnsweredException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + PublicationDesk.PATH))
            .timeout(PATIENCE.plus(CONNECT))
            .header(
                "Authorization",
                new BackendAddress(URI.create(url), credentials.user(), credentials.password())
                    .authorization())
            .method(method, BodyPublishers.noBody())
            .build();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build()) {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new NotAnsweredException(
          "no server answers at %s (%s): start the one with the admin role, or say where its metrics are with --%s and --%s"
              .formatted(url, e, MetricsSection.BIND.name(), MetricsSection.PORT.name()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotAnsweredException("interrupted while waiting for " + url, e);
    }
  }

  private JsonNode document(HttpResponse<String> answer) throws NotAnsweredException {
    JsonNode document;
    try {
      document = JSON.readTree(answer.body());
    } catch (JacksonException e) {
      throw new NotAnsweredException(
          url + " answered " + answer.statusCode() + " and no JSON: is it a Tollgate server?", e);
    }
    if (answer.statusCode() == 401) {
      throw new NotAnsweredException(
          url
              + " does not accept the internal API's credentials: name the server's own data directory with --"
              + ProcessSection.DATA_DIRECTORY.name()
              + ", or give the settings it was started with");
    }
    if (answer.statusCode() != 200) {
      throw new NotAnsweredException(
          url
              + " answered "
              + answer.statusCode()
              + ": "
              + document.path("error").asString("no reason is given"));
    }
    return document;
  }
}
