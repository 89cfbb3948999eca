package io.tollgate.gateway.policy.builtin;

import static io.tollgate.gateway.testkit.BackendScript.DOWN;
import static io.tollgate.gateway.testkit.BackendScript.REFUSED;
import static io.tollgate.gateway.testkit.BackendScript.TARGET;
import static io.tollgate.gateway.testkit.PolicyLinks.APICAST;
import static io.tollgate.gateway.testkit.PolicyLinks.chain;
import static io.tollgate.gateway.testkit.PolicyLinks.link;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.LoggedLines;
import io.tollgate.gateway.testkit.Soon;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Who passes while the backend is away (gateway.md, 3.7). */
class WhitelistBypassTest {

  private final GatewayFixture fixture = new GatewayFixture();
  private final LoggedLines log = new LoggedLines();

  @AfterEach
  void close() {
    fixture.close();
    log.close();
  }

  private ObjectNode service(String configuration, String backendVersion) {
    ObjectNode service = chain(fixture.service(), APICAST, link("whitelist_bypass", configuration));
    return service.put("backend_version", backendVersion);
  }

  private List<String> reports() {
    return fixture.backend.requests().stream()
        .filter(call -> call.start().startsWith("POST /transactions.xml"))
        .map(call -> URLDecoder.decode(call.body(), StandardCharsets.UTF_8))
        .toList();
  }

  @Test
  @ConformanceCase("GW-85")
  void the_listed_pass_while_the_backend_is_down_and_are_reported_later() {
    fixture.backendAnswer = DOWN;
    fixture.serve(service("\"app_ids\":[\"A\"]", "2"));
    assertThat(fixture.get("/?app_id=A&app_key=any").status()).isEqualTo(200);
    assertThat(fixture.get("/?app_id=B&app_key=any").status()).isEqualTo(403);
    assertThat(log.lines()).anyMatch(line -> line.startsWith("backend unavailable, whitelisted A"));
    assertThat(fixture.meters.counter("tollgate_bypass_total", "service_id", "42").count())
        .isEqualTo(1);
    fixture.backendAnswer = GatewayFixture.OK;
    int before = reports().size();
    Soon.holds("the report", () -> reports().size() > before);
    assertThat(reports().getLast())
        .isEqualTo("transactions[0][app_id]=A&transactions[0][usage][hits]=2");
  }

  @Test
  @ConformanceCase("GW-86")
  void a_backend_that_refuses_is_obeyed() {
    fixture.backendAnswer = REFUSED;
    fixture.serve(service("\"app_ids\":[\"A\"]", "2"));
    assertThat(fixture.get("/?app_id=A&app_key=any").status()).isEqualTo(403);
  }

  @Test
  void user_keys_pass_without_being_logged_and_need_not_be_reported() {
    fixture.backendAnswer = DOWN;
    fixture.serve(service("\"user_keys\":[\"value\"],\"report_later\":false", "1"));
    assertThat(fixture.get(TARGET).status()).isEqualTo(200);
    assertThat(log.lines())
        .anyMatch(line -> line.startsWith("backend unavailable, whitelisted user_key=***"));
    fixture.gateway().close();
    assertThat(reports()).isEmpty();
  }

  @Test
  void a_key_can_be_asked_for() throws Exception {
    String digest =
        HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("SHA-256")
                    .digest("right".getBytes(StandardCharsets.UTF_8)));
    fixture.backendAnswer = DOWN;
    fixture.serve(
        service(
            "\"app_ids\":[\"A\"],\"report_later\":false,\"require_app_key_sha256\":{\"A\":\"%s\"}"
                .formatted(digest),
            "2"));
    assertThat(fixture.get("/?app_id=A&app_key=wrong").status()).isEqualTo(403);
    assertThat(fixture.get("/?app_id=A&app_key=right").status()).isEqualTo(200);
  }

  @Test
  void the_list_may_be_a_file_beside_the_configuration_and_change() throws Exception {
    var list = fixture.directory.resolve("allowed.txt");
    Files.writeString(list, "other\n\n");
    fixture.backendAnswer = DOWN;
    fixture.serve(service("\"file\":\"allowed.txt\",\"report_later\":false", "1"));
    assertThat(fixture.get(TARGET).status()).isEqualTo(403);
    Files.writeString(list, "[\"value\"]");
    Files.setLastModifiedTime(list, FileTime.from(Instant.now().plusSeconds(10)));
    Soon.holds("the new list", () -> fixture.get(TARGET).status() == 200);
  }

  @Test
  void nothing_but_an_absent_backend_can_be_bypassed() {
    fixture.serve(service("\"app_ids\":[\"A\"],\"applies_to\":[\"refused\"]", "2"));
    assertThat(fixture.get("/?app_id=A&app_key=any").status()).isEqualTo(500);
    assertThat(log.lines()).anyMatch(line -> line.contains("applies_to can only be unavailable"));
  }
}
