package io.tollgate.server.composition;

import io.tollgate.server.settings.GatewaySection;
import io.tollgate.server.settings.SettingValues;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The gateway of a running server, asked over its management API by a command beside it. */
public final class RunningGateway {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String url;
  private final @Nullable String token;

  private RunningGateway(String url, @Nullable String token) {
    this.url = url;
    this.token = token;
  }

  /** The one that these settings would start. */
  public static RunningGateway of(SettingValues values) {
    GatewaySection settings = GatewaySection.from(values);
    return new RunningGateway(
        Addresses.url(new InetSocketAddress(settings.managementBind(), settings.managementPort())),
        settings.managementToken());
  }

  /**
   * Asks the management API.
   *
   * @param target path and query
   * @throws NotAnsweredException when there is no answer, or another one than 200
   */
  public JsonNode get(String target) throws NotAnsweredException {
    HttpResponse<String> answer = send(request(target));
    return switch (answer.statusCode()) {
      case 200 -> document(answer.body());
      case 401 ->
          throw new NotAnsweredException(
              "%s does not accept this token: give the server's own with --%s"
                  .formatted(url, GatewaySection.MANAGEMENT_TOKEN.name()));
      case 404 ->
          throw new NotAnsweredException(
              "%s does not show this: start the server with --%s=status or debug"
                  .formatted(url, GatewaySection.MANAGEMENT_MODE.name()));
      default ->
          throw new NotAnsweredException(
              "%s answered %d: %s".formatted(url, answer.statusCode(), answer.body().strip()));
    };
  }

  private HttpRequest request(String target) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + target)).timeout(PATIENCE);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return request.build();
  }

  private HttpResponse<String> send(HttpRequest request) throws NotAnsweredException {
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new NotAnsweredException(
          "no gateway answers at %s (%s): start the server with 'tollgate up', or say where its management API listens with --%s and --%s"
              .formatted(
                  url,
                  e,
                  GatewaySection.MANAGEMENT_BIND.name(),
                  GatewaySection.MANAGEMENT_PORT.name()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotAnsweredException("interrupted while waiting for " + url, e);
    }
  }

  private JsonNode document(String body) throws NotAnsweredException {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      throw new NotAnsweredException(
          url + " is no management API of Tollgate: it did not answer with JSON", e);
    }
  }
}
