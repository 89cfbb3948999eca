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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the backend notices reaches the admin side, wherever each of the two runs. */
class ObservedBackendTest {

  private static final String FORM = "application/x-www-form-urlencoded";

  /** Where the roles are. */
  enum Layout {
    ONE_PROCESS,
    APART
  }

  @TempDir Path directory;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Deque<Tollgate> running = new ArrayDeque<>();

  /** The two sides as their callers see them. */
  private record Sides(Tollgate backend, Tollgate admin, HttpClient http) {

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

    JsonNode get(String path) {
      HttpResponse<String> answer = send("GET", path, FORM, "");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return json(answer);
    }

    int ask(String call, long service, String userKey, String more) {
      String query =
          "?provider_key=%s&service_id=%d&user_key=%s%s"
              .formatted(
                  URLEncoder.encode(secrets().providerKey(), StandardCharsets.UTF_8),
                  service,
                  userKey,
                  more);
      URI uri = URI.create(backend.backendUrl().orElseThrow() + "/transactions/" + call + query);
      return send(HttpRequest.newBuilder(uri)).statusCode();
    }
  }

  @AfterEach
  void stop() {
    running.forEach(Tollgate::close);
    http.close();
  }

  private Sides start(Layout layout) throws SettingsRefused {
    if (layout == Layout.ONE_PROCESS) {
      Tollgate both = start("one", Map.of("roles", "backend,admin"));
      return new Sides(both, both, http);
    }
    Tollgate backend =
        start("backend", Map.of("roles", "backend", "backend.internal-password", "s3cret-s3cret"));
    Tollgate admin =
        start(
            "admin",
            Map.of(
                "roles",
                "admin",
                "admin.backend-url",
                backend.backendUrl().orElseThrow(),
                "admin.backend-password",
                "s3cret-s3cret"));
    return new Sides(backend, admin, http);
  }

  private Tollgate start(String name, Map<String, String> roles) throws SettingsRefused {
    Map<String, String> flags = new HashMap<>(roles);
    flags.put("data.directory", directory.resolve(name).toString());
    flags.put("demo.enabled", "false");
    for (String port : new String[] {"admin.port", "backend.port", "metrics.port"}) {
      flags.put(port, "0");
    }
    Tollgate started = Tollgate.start(new SettingsReader().read(flags, Map.of(), null));
    running.push(started);
    return started;
  }

  @ParameterizedTest
  @EnumSource
  void alerts_errors_and_first_traffic_are_known_to_the_admin_side(Layout layout)
      throws SettingsRefused {
    Sides sides = start(layout);
    long service = sides.make("/services.json", "name=Words").path("id").asLong();
    String watched = "{\"notification_settings\":{\"web_provider\":[80,100]}}";
    sides.send("PUT", "/services/" + service + ".json", "application/json", watched);
    long plan =
        sides
            .make("/services/" + service + "/application_plans.json", "name=Small")
            .path("id")
            .asLong();
    long hits =
        sides
            .get("/services/" + service + "/metrics.json")
            .path("metrics")
            .path(0)
            .path("metric")
            .path("id")
            .asLong();
    sides.make(
        "/application_plans/" + plan + "/metrics/" + hits + "/limits.json",
        "period=eternity&value=10");
    long account = sides.make("/signup.json", "org_name=Ada&username=ada").path("id").asLong();
    JsonNode application =
        sides.make(
            "/accounts/" + account + "/applications.json",
            "name=App&description=First&plan_id=" + plan);
    String key = application.path("user_key").asString();
    VariableSurroundings.soon(
        "published", () -> sides.ask("authorize.xml", service, key, "") == 200);

    assertThat(sides.ask("authrep.xml", service, key, "&usage%5Bhits%5D=8")).isEqualTo(200);
    assertThat(sides.ask("authrep.xml", service, "wrong", "")).isNotEqualTo(200);

    VariableSurroundings.soon("alert", () -> sides.get("/alerts.json").path("alerts").size() == 1);
    JsonNode alert = sides.get("/alerts.json").path("alerts").path(0).path("alert");
    assertThat(alert.path("level").asInt()).isEqualTo(80);
    assertThat(alert.path("utilization").asDouble()).isEqualTo(0.8);
    assertThat(alert.path("message").asString()).isEqualTo("hits per eternity: 8/10");
    assertThat(alert.path("service_id").asLong()).isEqualTo(service);
    String shown = "/accounts/" + account + "/applications/" + application.path("id") + ".json";
    VariableSurroundings.soon(
        "first traffic",
        () -> !sides.get(shown).path("application").path("first_traffic_at").isNull());

    String errors = "/services/" + service + "/errors.json";
    JsonNode listed = sides.get(errors).path("integration_errors");
    JsonNode error = listed.path(0).path("integration_error");
    assertThat(error.path("code").asString()).isEqualTo("user_key_invalid");
    assertThat(error.path("message").asString()).contains("wrong");
    assertThat(error.path("id").asLong()).isPositive();
    assertThat(sides.send("DELETE", errors, FORM, "").statusCode()).isEqualTo(200);
    assertThat(sides.get(errors).path("integration_errors")).isEmpty();
  }

  @Test
  void while_the_backend_is_away_its_lists_are_503_and_all_else_goes_on() throws SettingsRefused {
    Sides sides = start(Layout.APART);
    long service = sides.make("/services.json", "name=Words").path("id").asLong();
    running.remove(sides.backend());
    sides.backend().close();

    for (String method : new String[] {"GET", "DELETE"}) {
      HttpResponse<String> answer =
          sides.send(method, "/services/" + service + "/errors.json", FORM, "");
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      assertThat(Sides.json(answer).path("error").asString()).contains("the backend", "try again");
    }
    assertThat(sides.get("/alerts.json").path("alerts")).isEmpty();
    assertThat(sides.make("/services.json", "name=More").path("id").asLong()).isPositive();
  }
}
