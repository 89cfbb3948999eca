package io.tollgate.admin.publication.remote;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** One request to the internal API at a time: JSON out, JSON in, a failure in words. */
final class InternalApiClient implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final BackendAddress backend;
  private final Timeouts timeouts;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http;

  /**
   * @param total from the request's begin to the answer's end
   */
  record Timeouts(Duration connect, Duration total) {

    /** A service with thousands of limits is a request of megabytes, made durable there. */
    static final Timeouts DEFAULT = new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(30));

    /** Somebody waits for what is read. */
    static final Timeouts READING = new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(10));
  }

  InternalApiClient(BackendAddress backend, Timeouts timeouts) {
    this.backend = backend;
    this.timeouts = timeouts;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeouts.connect())
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(threads)
            .build();
  }

  /**
   * Waits for the answer.
   *
   * @param path below {@code /internal}, encoded
   * @return the body of an answer with status 200
   * @throws BackendUnavailable for anything else
   */
  JsonNode send(String method, String path, @Nullable ObjectNode body) {
    HttpRequest request = request(method, path, body);
    return understood(request, answer(request));
  }

  /**
   * As {@link #send} without a body, for what may not be there.
   *
   * @return null when the backend says that it does not know it
   */
  @Nullable JsonNode find(String method, String path) {
    HttpRequest request = request(method, path, null);
    HttpResponse<String> answer = answer(request);
    JsonNode json = parsed(answer.body());
    // The sentence is that of an address which no backend has.
    boolean missing =
        answer.statusCode() == 404
            && json.isObject()
            && !json.path("error").asString("").equals("Not found");
    return missing ? null : understood(request, answer);
  }

  private HttpRequest request(String method, String path, @Nullable ObjectNode body) {
    return HttpRequest.newBuilder(backend.internal(path))
        .timeout(timeouts.total())
        .header("Authorization", backend.authorization())
        .header("Content-Type", "application/json")
        .method(
            method,
            body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
        .build();
  }

  private JsonNode understood(HttpRequest request, HttpResponse<String> answer) {
    JsonNode json = parsed(answer.body());
    if (answer.statusCode() != 200 || !json.isObject()) {
      // Without the query: ids are no secrets, but need not be in logs.
      String what = request.method() + " " + request.uri().getPath();
      throw new BackendUnavailable(backend, Refusals.of(what, answer.statusCode(), json), null);
    }
    return json;
  }

  private HttpResponse<String> answer(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BackendUnavailable(backend, "was not waited for: this process stops", e);
    } catch (IOException e) {
      throw new BackendUnavailable(backend, told(e), e);
    }
  }

  private String told(IOException failure) {
    return switch (failure) {
      case HttpConnectTimeoutException e ->
          "took no connection within " + seconds(timeouts.connect()) + ": check admin.backend-url";
      case HttpTimeoutException e -> "did not answer within " + seconds(timeouts.total());
      case ConnectException e when e.getCause() instanceof UnresolvedAddressException ->
          "has a host name that cannot be resolved: check admin.backend-url";
      case ConnectException e -> "takes no connections: is it up? check admin.backend-url";
      case SSLException e ->
          "failed in the TLS handshake ("
              + e.getMessage()
              + "): check admin.backend-url and the certificate there";
      default -> "ended the connection before its answer (" + failure.getMessage() + ")";
    };
  }

  private static String seconds(Duration span) {
    return span.toMillis() / 1000.0 + " s";
  }

  private static JsonNode parsed(String body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }

  /** Ends what is under way. */
  @Override
  public void close() {
    http.shutdownNow();
    threads.shutdownNow();
  }
}
