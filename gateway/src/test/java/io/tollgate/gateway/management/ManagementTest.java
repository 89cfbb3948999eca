package io.tollgate.gateway.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.gateway.configuration.ConfigurationSource;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.SettingsChange;
import io.tollgate.http.server.ApiHandler;
import io.tollgate.http.server.BadRequestPage;
import io.tollgate.http.server.BodyLimit;
import io.tollgate.http.server.HttpLimits;
import io.tollgate.http.server.HttpServer;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.RawMessage;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The operator's view (gateway.md, 4.4). */
class ManagementTest {

  private final GatewayFixture fixture = new GatewayFixture();
  private @Nullable HttpServer server;

  @AfterEach
  void close() {
    if (server != null) {
      server.close();
    }
    fixture.close();
  }

  private ManagementTest in(ManagementMode mode) {
    return in(new ManagementSettings(mode, Optional.empty()));
  }

  private ManagementTest in(ManagementSettings settings) {
    fixture.with(given -> new SettingsChange(given).management(settings).done());
    return this;
  }

  private HttpServer listen() {
    return HttpServer.listen(
        fixture.loops,
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        HttpLimits.DEFAULT,
        BadRequestPage.EMPTY,
        () -> new ApiHandler(fixture.gateway().managementHandler(), BodyLimit.SMALL));
  }

  private RawMessage send(String method, String target, String body, String... headers) {
    HttpServer listening = server == null ? listen() : server;
    server = listening;
    return RawClient.exchange(
        listening.address(), GatewayFixture.request(method, target, "localhost", body, headers));
  }

  private RawMessage get(String target, String... headers) {
    return send("GET", target, "", headers);
  }

  private static void assertJson(RawMessage answer, int status, String body) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body()).isEqualTo(body);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json; charset=utf-8");
  }

  @Test
  @ConformanceCase("GW-99")
  void tells_whether_it_lives_and_is_ready() {
    fixture.start(new ConfigurationSource.Pushed(fixture.directory));
    assertJson(get("/status/live"), 200, "{\"status\":\"live\",\"success\":true}");
    assertJson(
        get("/status/ready"),
        412,
        "{\"status\":\"error\",\"success\":false,\"error\":\"not configured\"}");
    assertThat(fixture.gateway().missing()).contains("the gateway has no configuration yet");
  }

  @Test
  @ConformanceCase("GW-99")
  void warns_when_it_has_no_services() {
    fixture.serveDocument("{}");
    assertJson(
        get("/status/ready"),
        200,
        "{\"status\":\"warning\",\"success\":true,\"warning\":\"no services\"}");
  }

  @Test
  @ConformanceCase("GW-99")
  void is_ready_with_services() {
    fixture.serve(fixture.service());
    assertJson(get("/status/ready"), 200, "{\"status\":\"ready\",\"success\":true}");
    assertThat(fixture.gateway().missing()).isEmpty();
    assertThat(get("/status/info").body())
        .matches(
            "\\{\"timers\":\\{\"running\":0,\"pending\":\\d+},"
                + "\"worker\":\\{\"exiting\":false,\"count\":2,\"id\":0}}");
  }

  @Test
  @ConformanceCase("GW-100")
  void shows_the_configuration_in_debug_mode_only() {
    fixture.serve(fixture.service());
    RawMessage answer = get("/config");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).startsWith("Could not resolve GET /config - nil");
    assertThat(send("PUT", "/config", "{}").status()).isEqualTo(404);
  }

  @Test
  @ConformanceCase("GW-100")
  void shows_nothing_when_disabled() {
    in(ManagementMode.DISABLED).fixture.serve(fixture.service());
    assertThat(get("/status/live").status()).isEqualTo(404);
    assertThat(get("/").status()).isEqualTo(403);
    assertThat(get("/policies").status()).isEqualTo(404);
  }

  @Test
  void shows_its_policies() {
    in(ManagementMode.POLICIES).fixture.serve(fixture.service());
    assertThat(get("/policies/").body())
        .startsWith("{\"policies\":{")
        .contains("\"apicast\":[{\"$schema\":")
        .contains("\"name\":\"headers\"")
        .contains("\"version\":\"builtin\"");
    assertThat(get("/status/live").status()).isEqualTo(404);
  }

  @Test
  @ConformanceCase("GW-101")
  void replaces_the_configuration_in_debug_mode() {
    in(ManagementMode.DEBUG).fixture.serveDocument("{}");
    RawMessage put = send("PUT", "/config", "{\"services\":[" + fixture.service() + "]}");
    assertThat(put.status()).isEqualTo(200);
    assertThat(put.body()).contains("\"status\":\"ok\"").contains("\"services\":1}");
    assertThat(fixture.get("/?user_key=value").status()).isEqualTo(200);

    assertThat(get("/config").body())
        .contains("\"system_name\":\"words\"")
        .contains("\"backend_authentication_value\":\"***\"")
        .doesNotContain("token-value");
    assertThat(get("/config?secrets=1").body()).contains("token-value");
    assertThat(get("/config?environment=sandbox").body()).isEqualTo("{\"services\":[]}");

    assertJson(send("DELETE", "/config", ""), 200, "{\"status\":\"ok\",\"config\":null}");
    assertJson(get("/config"), 200, "null");
    assertThat(fixture.get("/?user_key=value").status()).isEqualTo(404);
  }

  @Test
  @ConformanceCase("GW-101")
  void keeps_its_configuration_when_it_gets_a_useless_one() {
    in(ManagementMode.DEBUG).fixture.serve(fixture.service());
    RawMessage text = send("PUT", "/config", "invalid json");
    assertThat(text.status()).isEqualTo(400);
    assertThat(text.body()).startsWith("{\"status\":\"error\",\"config\":null,\"error\":\"");
    assertJson(
        send("POST", "/config", "{\"id\":42}"),
        406,
        "{\"status\":\"not_configured\",\"config\":{\"id\":42},\"services\":0}");
    assertThat(fixture.get("/?user_key=value").status()).isEqualTo(200);
  }

  @Test
  void loads_from_its_source_again() {
    in(ManagementMode.DEBUG).fixture.serve(fixture.service());
    GatewayFixture.write(fixture.directory.resolve("config.json"), "{}");
    assertJson(
        send("POST", "/boot", ""),
        200,
        "{\"status\":\"ok\",\"config\":{\"services\":[],\"oidc\":[]}}");
    assertThat(fixture.get("/?user_key=value").status()).isEqualTo(404);
  }

  @Test
  void asks_for_its_token() {
    in(new ManagementSettings(ManagementMode.DEBUG, Optional.of("secret")))
        .fixture
        .serve(fixture.service());
    assertThat(get("/status/live").status()).isEqualTo(401);
    assertThat(get("/status/live", "Authorization: Bearer wrong").status()).isEqualTo(401);
    assertThat(get("/status/live", "Authorization: Bearer secret").status()).isEqualTo(200);
  }
}
