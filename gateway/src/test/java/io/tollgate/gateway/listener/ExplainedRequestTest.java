package io.tollgate.gateway.listener;

import static io.tollgate.gateway.testkit.GatewayFixture.proxy;
import static io.tollgate.gateway.testkit.GatewayFixture.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.gateway.policy.ExplainedStep;
import io.tollgate.gateway.testkit.GatewayFixture;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What would become of a request, asking nobody (gateway.md, ruling 15). */
class ExplainedRequestTest {

  private final GatewayFixture fixture = new GatewayFixture();

  @AfterEach
  void close() {
    assertThat(fixture.backend.requests()).isEmpty();
    assertThat(fixture.upstream.requests()).isEmpty();
    fixture.close();
  }

  private RequestExplanation explain(String request) {
    return fixture.gateway().explain(request.getBytes(StandardCharsets.ISO_8859_1), "192.0.2.1");
  }

  private RequestExplanation get(String target) {
    return explain(GatewayFixture.request("GET", target, "localhost", ""));
  }

  private static ObjectNode policy(ObjectNode service, String name) {
    ObjectNode proxy = proxy(service);
    ArrayNode chain =
        proxy.has("policy_chain")
            ? (ArrayNode) proxy.get("policy_chain")
            : proxy.putArray("policy_chain");
    ObjectNode link = chain.addObject().put("name", name).put("version", "builtin");
    return link.putObject("configuration");
  }

  @Test
  void tells_product_rules_usage_credentials_upstream_and_what_would_be_asked() {
    ObjectNode service =
        GatewayFixture.rules(
            fixture.service(),
            rule("GET", "/words", 2),
            rule("GET", "/other", 1),
            rule("ANY", "/", "calls", 1));
    proxy(service).put("api_backend", "http://up.example:8000/base");
    fixture.serve(service);
    RequestExplanation told = get("/a/../words/x?user_key=a-long-user-key&b=c");
    assertThat(told.service()).isEqualTo("42");
    assertThat(told.serviceName()).isEqualTo("words");
    assertThat(told.environment()).isEqualTo("production");
    assertThat(told.path()).isEqualTo("/words/x");
    assertThat(told.credentials()).isEqualTo("user_key=***-key");
    assertThat(told.rules())
        .containsExactly(
            new RequestExplanation.Rule("GET", "/words", "hits", 2),
            new RequestExplanation.Rule("ANY", "/", "calls", 1));
    assertThat(told.usage()).isEqualTo("usage[calls]=1&usage[hits]=2");
    assertThat(told.upstream()).isEqualTo("http://up.example:8000/base/words/x?user_key=***&b=c");
    assertThat(told.upstreamHost()).isEqualTo("up.example:8000");
    assertThat(told.status()).isZero();
    assertThat(told.steps())
        .containsExactly(
            new ExplainedStep(
                "apicast",
                "access",
                "would ask the backend "
                    + fixture.backendUrl()
                    + ": GET /transactions/authrep.xml?service_token=***alue&service_id=42"
                    + "&usage[calls]=1&usage[hits]=2&user_key=***-key HTTP/1.1, 3scale-options:"
                    + " rejection_reason_header=1&limit_headers=1&no_body=1"),
            new ExplainedStep(
                "apicast", "content", "chooses the upstream http://up.example:8000/base"));
    assertThat(told.toString()).doesNotContain("a-long").doesNotContain("token-value");
  }

  @Test
  void tells_why_a_call_would_be_refused() {
    fixture.serve(fixture.service());
    assertRefused(get("/"), 403, "no credentials provided for service 42");
    assertRefused(
        explain(GatewayFixture.request("POST", "/?user_key=value", "localhost", "")),
        404,
        "no rules matched for service 42");
    assertRefused(
        explain(GatewayFixture.request("GET", "/", "unknown", "")),
        404,
        "could not find service for host: unknown");
    assertRefused(get("/%zz"), 400, "The path or its escapes are malformed");
    assertRefused(explain("GET / HTTP/1.1\r\nHost : a\r\n\r\n"), 400, "header");
    assertRefused(explain("TRACE / HTTP/1.1\r\nHost: a\r\n\r\n"), 405, "TRACE");
    assertRefused(explain("GET / HTTP/1.1\r\n"), 400, "no end");
  }

  private static void assertRefused(RequestExplanation told, int status, String reason) {
    assertThat(told.status()).isEqualTo(status);
    assertThat(told.refusal()).contains(reason);
    assertThat(told.upstream()).isNull();
  }

  @Test
  void looks_into_a_form_body() {
    fixture.serve(GatewayFixture.rules(fixture.service(), rule("POST", "/", 1)));
    RequestExplanation told =
        explain(
            GatewayFixture.request(
                "POST",
                "/",
                "localhost",
                "user_key=from-the-body",
                "Content-Type: application/x-www-form-urlencoded"));
    assertThat(told.credentials()).isEqualTo("user_key=***body");
    assertThat(told.status()).isZero();
  }

  @Test
  void tells_which_policy_refuses_or_answers() {
    ObjectNode checked = fixture.service();
    policy(checked, "ip_check").put("check_type", "whitelist").putArray("ips").add("9.9.9.9");
    policy(checked, "apicast");
    ObjectNode unknown = fixture.service();
    unknown.put("id", 43);
    proxy(unknown).putArray("hosts").add("unknown-policy");
    policy(unknown, "no_such_policy");
    fixture.serve(checked, unknown);
    RequestExplanation told = get("/?user_key=value");
    assertThat(told.status()).isEqualTo(403);
    assertThat(told.steps()).anyMatch(step -> step.policy().equals("ip_check"));
    RequestExplanation broken =
        explain(GatewayFixture.request("GET", "/?user_key=value", "unknown-policy", ""));
    assertThat(broken.status()).isEqualTo(500);
    assertThat(broken.steps())
        .containsExactly(new ExplainedStep("no_such_policy", "rewrite", "refuses the call"));
  }
}
