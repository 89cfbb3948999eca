package io.tollgate.server.composition;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.server.settings.SettingsRefused;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What the backend notices reaches the admin side, wherever each of the two runs. */
class ObservedBackendTest {
  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void alerts_errors_and_first_traffic_are_known_to_the_admin_side(Sides.Layout layout)
      throws SettingsRefused {
    try (Sides sides = Sides.start(layout, directory)) {
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

      VariableSurroundings.soon(
          "alert", () -> sides.get("/alerts.json").path("alerts").size() == 1);
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
      assertThat(sides.send("DELETE", errors, Sides.FORM, "").statusCode()).isEqualTo(200);
      assertThat(sides.get(errors).path("integration_errors")).isEmpty();
    }
  }

  @Test
  void while_the_backend_is_away_its_lists_are_503_and_all_else_goes_on() throws SettingsRefused {
    try (Sides sides = Sides.start(Sides.Layout.APART, directory)) {
      long service = sides.make("/services.json", "name=Words").path("id").asLong();
      sides.backend().close();

      for (String method : new String[] {"GET", "DELETE"}) {
        HttpResponse<String> answer =
            sides.send(method, "/services/" + service + "/errors.json", Sides.FORM, "");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(Sides.json(answer).path("error").asString())
            .contains("the backend", "try again");
      }
      assertThat(sides.get("/alerts.json").path("alerts")).isEmpty();
      assertThat(sides.make("/services.json", "name=More").path("id").asLong()).isPositive();
    }
  }
}
