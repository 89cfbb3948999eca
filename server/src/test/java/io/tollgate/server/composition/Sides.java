package io.tollgate.server.composition;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.FirstStart;
import io.tollgate.server.settings.SettingsReader;
import io.tollgate.server.settings.SettingsRefused;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A backend and an admin side as their callers see them. */
record Sides(Tollgate backend, Tollgate admin, HttpClient http) implements AutoCloseable {
  static final String FORM = "application/x-www-form-urlencoded";

  /** Where the roles are. */
  enum Layout {
    ONE_PROCESS,
    APART
  }

  static Sides start(Layout layout, Path directory) throws SettingsRefused {
    HttpClient http = HttpClient.newHttpClient();
    if (layout == Layout.ONE_PROCESS) {
      Tollgate both = start(directory.resolve("one"), Map.of("roles", "backend,admin"));
      return new Sides(both, both, http);
    }
    Tollgate backend =
        start(
            directory.resolve("backend"),
            Map.of("roles", "backend", "backend.internal-password", "s3cret-s3cret"));
    Tollgate admin =
        start(
            directory.resolve("admin"),
            Map.of(
                "roles",
                "admin",
                "admin.backend-url",
                backend.backendUrl().orElseThrow(),
                "admin.backend-password",
                "s3cret-s3cret"));
    return new Sides(backend, admin, http);
  }

  private static Tollgate start(Path data, Map<String, String> roles) throws SettingsRefused {
    Map<String, String> flags = new HashMap<>(roles);
    flags.put("data.directory", data.toString());
    flags.put("demo.enabled", "false");
    for (String port : new String[] {"admin.port", "backend.port", "metrics.port"}) {
      flags.put(port, "0");
    }
    return Tollgate.start(new SettingsReader().read(flags, Map.of(), null));
  }

  private FirstStart.Credentials secrets() {
    return Objects.requireNonNull(admin.admin().orElseThrow().firstSecrets());
  }

  HttpResponse<String> send(String method, String path, String type, String body) {
    URI uri = URI.create(admin.admin().orElseThrow().url() + "/admin/api" + path);
    return send(
        HttpRequest.newBuilder(uri)
            .header("Authorization", "Bearer " + secrets().adminToken())
            .header("Content-Type", type)
            .method(method, BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  JsonNode make(String path, String form) {
    HttpResponse<String> answer = send("POST", path, FORM, form);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return json(answer).values().iterator().next();
  }

  static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }

  void change(String path, String form) {
    HttpResponse<String> answer = send("PUT", path, FORM, form);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  JsonNode get(String path) {
    HttpResponse<String> answer = send("GET", path, FORM, "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer);
  }

  /** Status of a call of the Service Management API. */
  int ask(String call, long service, String userKey, String more) {
    return answer(call, service, userKey, more).statusCode();
  }

  HttpResponse<String> answer(String call, long service, String userKey, String more) {
    String query =
        "?provider_key=%s&service_id=%d&user_key=%s%s"
            .formatted(
                URLEncoder.encode(secrets().providerKey(), StandardCharsets.UTF_8),
                service,
                userKey,
                more);
    URI uri = URI.create(backend.backendUrl().orElseThrow() + "/transactions/" + call + query);
    return send(HttpRequest.newBuilder(uri));
  }

  @Override
  public void close() {
    if (admin != backend) {
      admin.close();
    }
    backend.close();
    http.close();
  }
}
