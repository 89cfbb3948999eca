package io.tollgate.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A backend's internal API, with the credentials that the backend made at its first start. */
final class InternalApi {

  /** The address of a file with {@code user:password}, below the directory of a product. */
  static final String CREDENTIALS = "data/backend/internal-credentials";

  private static final Pattern VALUE = Pattern.compile("\"value\":(\\d+)");

  private final HttpClient http = HttpClient.newHttpClient();
  private final RunningProduct backend;
  private final String authorization;

  private InternalApi(RunningProduct backend, String credentials) {
    this.backend = backend;
    this.authorization =
        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
  }

  static InternalApi of(RunningProduct backend) throws IOException {
    Path file = backend.directory().resolve(CREDENTIALS);
    return new InternalApi(backend, Files.readString(file).strip());
  }

  /** A whole service; its metrics have the names as ids and no parents. */
  void putService(String id, String token, String limits, String... metrics) throws Exception {
    String listed =
        String.join(
            ",",
            java.util.Arrays.stream(metrics)
                .map(name -> "{\"id\":\"%1$s\",\"name\":\"%1$s\"}".formatted(name))
                .toList());
    put(
        "/services/" + id + "/catalog",
        """
        {"service":{"provider_key":"key","backend_version":"1","tokens":["%s"],"metrics":[%s],"usagelimits":[%s]}}\
        """
            .formatted(token, listed, limits));
  }

  /** An application on the plan, named by a user key that is its id. */
  void putApplication(String service, String id, String plan) throws Exception {
    put(
        "/services/%s/applications/%s/replace".formatted(service, id),
        """
        {"application":{"state":"active","plan_id":"%1$s","plan_name":"%1$s","user_keys":["%2$s"]}}\
        """
            .formatted(plan, id));
  }

  /** What has been counted for the service, or for one of its applications, since ever. */
  long counted(String service, String metric, String application) throws Exception {
    String values =
        send(
            "GET",
            "/services/%s/stats?metric=%s&granularity=eternity&from=1970-01-01T00:00:00Z&to=2100-01-01T00:00:00Z%s"
                .formatted(
                    service, metric, application.isEmpty() ? "" : "&application=" + application),
            "");
    Matcher value = VALUE.matcher(values);
    return value.find() ? Long.parseLong(value.group(1)) : 0;
  }

  private void put(String path, String json) throws Exception {
    send("PUT", path, json);
  }

  private String send(String method, String path, String json) throws Exception {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(
                    URI.create(
                        "http://localhost:" + backend.ports().backend() + "/internal" + path))
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(
          method + " " + path + " answered " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }
}
