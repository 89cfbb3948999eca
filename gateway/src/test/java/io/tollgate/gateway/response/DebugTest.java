package io.tollgate.gateway.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.LoggedLines;
import io.tollgate.gateway.testkit.SettingsChange;
import io.tollgate.http.testkit.RawMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the debug header shows, and to whom (gateway.md, 4.1). */
class DebugTest {

  private static final String DEBUG = "X-3scale-debug: token-value";

  private final GatewayFixture fixture = new GatewayFixture();
  private final LoggedLines log = new LoggedLines();

  @AfterEach
  void close() {
    fixture.close();
    log.close();
  }

  private static void assertNothingShown(RawMessage answer) {
    assertThat(answer.headers()).noneMatch(header -> header.startsWith("X-3scale"));
  }

  @Test
  @ConformanceCase("GW-95")
  void shows_what_was_matched_and_counted() {
    fixture
        .with(settings -> new SettingsChange(settings).hostName("gateway-1").done())
        .serve(fixture.service());
    RawMessage answer = fixture.get("/?user_key=value", DEBUG);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("X-3scale-matched-rules")).isEqualTo("/");
    assertThat(answer.header("X-3scale-usage")).isEqualTo("usage[hits]=2");
    assertThat(answer.header("X-3scale-credentials")).isEqualTo("user_key=value");
    assertThat(answer.header("X-3scale-hostname")).isEqualTo("gateway-1");
    assertThat(answer.header("X-3scale-service-id")).isEqualTo("42");
    assertThat(answer.header("X-3scale-service-name")).isEqualTo("words");
  }

  @Test
  @ConformanceCase("GW-95")
  void shows_it_encoded_in_the_reference_profile() {
    fixture.with(SettingsChange::apicast).serve(fixture.service());
    RawMessage answer = fixture.get("/?user_key=value", DEBUG);
    assertThat(answer.header("X-3scale-usage")).isEqualTo("usage%5Bhits%5D=2");
  }

  @Test
  @ConformanceCase("GW-96")
  void a_wrong_value_shows_nothing() {
    fixture.serve(fixture.service());
    assertNothingShown(fixture.get("/?user_key=value", "X-3scale-debug: token-valuE"));
    assertNothingShown(fixture.get("/?user_key=value"));
  }

  private String documentWithProviderKey() {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("provider_key", "K");
    document.putArray("services").add(fixture.service());
    return document.toString();
  }

  @Test
  @ConformanceCase("GW-97")
  void the_provider_key_opens_it_too() {
    fixture.serveDocument(documentWithProviderKey());
    assertThat(fixture.get("/?user_key=value", "X-3scale-debug: K").header("X-3scale-usage"))
        .isEqualTo("usage[hits]=2");
  }

  @Test
  @ConformanceCase("GW-97")
  void the_provider_key_opens_nothing_in_the_reference_profile() {
    fixture.with(SettingsChange::apicast).serveDocument(documentWithProviderKey());
    assertNothingShown(fixture.get("/?user_key=value", "X-3scale-debug: K"));
  }

  @Test
  @ConformanceCase("GW-98")
  void refused_calls_show_it_too() {
    fixture.serve(fixture.service());
    fixture.backendAnswer = "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n";
    RawMessage answer = fixture.get("/?user_key=value", DEBUG);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.header("X-3scale-usage")).isEqualTo("usage[hits]=2");
  }

  @Test
  @ConformanceCase("GW-6")
  void an_unmatched_call_shows_an_empty_list_of_rules() {
    fixture.serve(GatewayFixture.rules(fixture.service()));
    RawMessage hidden = fixture.get("/?user_key=value");
    assertThat(hidden.status()).isEqualTo(404);
    assertNothingShown(hidden);
    RawMessage shown = fixture.get("/?user_key=value", DEBUG);
    assertThat(shown.status()).isEqualTo(404);
    assertThat(shown.all("X-3scale-matched-rules")).containsExactly("");
    assertThat(shown.header("X-3scale-credentials")).isEqualTo("user_key=value");
    assertThat(fixture.backend.requests()).isEmpty();
  }

  @Test
  void logs_the_question_to_the_backend_and_its_answer_without_secrets() {
    fixture.serve(fixture.service());
    fixture.get("/?user_key=a-long-user-key", DEBUG);
    assertThat(log.lines())
        .anyMatch(
            line ->
                line.startsWith("GET /transactions/authrep.xml?service_token=***alue&service_id=42")
                    && line.contains("usage[hits]=2&user_key=***-key HTTP/1.1")
                    && line.contains("subrequest: \"/threescale_authrep\""))
        .anyMatch(line -> line.startsWith("200 <status><authorized>true</authorized>"))
        .noneMatch(line -> line.contains("token-value") || line.contains("a-long-user-key"));
  }
}
