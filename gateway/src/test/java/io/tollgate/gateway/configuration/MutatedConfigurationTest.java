package io.tollgate.gateway.configuration;

import static io.tollgate.gateway.testkit.GatewayFixture.proxy;
import static io.tollgate.gateway.testkit.GatewayFixture.rule;
import static io.tollgate.gateway.testkit.GatewayFixture.rules;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.LoggedLines;
import io.tollgate.http.testkit.RawClient;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A thousand spoilt documents: each is served, or refused with the field's path. */
class MutatedConfigurationTest {

  private static final int DOCUMENTS = 1000;
  private static final Pattern SERVICE_FAULT = Pattern.compile("(services\\[\\d+])[. ].*");
  private static final Pattern REFUSAL =
      Pattern.compile(
          ".*: (document|(services|proxy_configs?|oidc|provider_key)\\S*) (is|must|has) .*");
  private static final Pattern POLICY_FAULT =
      Pattern.compile("service .*: (proxy\\.|oidc\\.|backend_)[a-z_]+\\S* .*", Pattern.DOTALL);

  private final GatewayFixture fixture = new GatewayFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void every_document_is_served_or_refused_with_a_field() {
    String document = document();
    Mutation mutation = new Mutation(new Random(20260101));
    fixture.serveDocument(document);
    int refused = 0;
    int whole = 0;
    try (LoggedLines log = new LoggedLines()) {
      for (int i = 0; i < DOCUMENTS; i++) {
        String spoilt = mutation.of(document);
        CheckedConfiguration checked = fixture.gateway().check(spoilt);
        refused += checked.rejected() ? 1 : 0;
        whole += checked.faults().isEmpty() ? 1 : 0;
        assertFieldsAreNamed(checked, spoilt);
        assertLoads(checked, spoilt);
        assertAnswers(spoilt);
      }
      assertThat(log.lines()).noneMatch(line -> line.contains("cannot be made"));
    }
    // The mutations reach all three outcomes.
    assertThat(refused).isBetween(DOCUMENTS / 20, DOCUMENTS / 2);
    assertThat(whole).isBetween(DOCUMENTS / 20, DOCUMENTS / 2);
  }

  private void assertFieldsAreNamed(CheckedConfiguration checked, String document) {
    if (checked.rejected()) {
      assertThat(checked.faults()).as(document).hasSize(1);
      return;
    }
    JsonNode services = JsonMapper.shared().readTree(document).path("services");
    long faulty =
        checked.faults().stream()
            .map(SERVICE_FAULT::matcher)
            .filter(Matcher::matches)
            .map(found -> found.group(1))
            .distinct()
            .count();
    assertThat(checked.served().size() + faulty).as(document).isEqualTo(services.size());
    assertThat(checked.faults())
        .as(document)
        .allMatch(
            fault ->
                SERVICE_FAULT.matcher(fault).matches()
                    || POLICY_FAULT.matcher(fault).matches()
                    || fault.startsWith("oidc["));
  }

  private void assertLoads(CheckedConfiguration checked, String document) {
    GatewayFixture.write(fixture.directory.resolve("config.json"), document);
    try {
      fixture.gateway().reload();
      assertThat(checked.rejected()).as(document).isFalse();
    } catch (ConfigurationException e) {
      assertThat(checked.rejected()).as(document).isTrue();
      assertThat(e.getMessage()).as(document).matches(REFUSAL);
    }
  }

  private void assertAnswers(String document) {
    for (String host : new String[] {"a.example", "b.example", "localhost"}) {
      int status =
          RawClient.exchange(
                  fixture.address(), GatewayFixture.request("GET", "/x?user_key=value", host, ""))
              .status();
      assertThat(status).as(document).isBetween(200, 599);
    }
  }

  private String document() {
    ObjectNode a = rules(fixture.service(), rule("GET", "/{path}?q={q}", 1), rule("GET", "/", 2));
    proxy(a)
        .put("secret_token", "t")
        .put("hostname_rewrite", "up.example")
        .put("error_status_no_match", 404)
        .put("error_headers_no_match", "text/plain")
        .put("error_no_match", "none")
        .putArray("hosts")
        .add("a.example")
        .add("a.staging.example");
    chain(
        a,
        "{\"name\":\"cors\",\"configuration\":{\"allow_origin\":\"*\",\"allow_credentials\":false,\"max_age\":600}}");
    chain(
        a,
        "{\"name\":\"headers\",\"version\":\"builtin\",\"configuration\":{\"request\":[{\"op\":\"set\",\"header\":\"A\",\"value\":\"1\"}]}}");
    chain(
        a,
        "{\"name\":\"ip_check\",\"configuration\":{\"ips\":[\"10.0.0.0/8\"],\"check_type\":\"blacklist\"}}");
    chain(a, "{\"name\":\"apicast\",\"version\":\"builtin\"}");
    ObjectNode b = fixture.service().put("id", 43).put("backend_version", "oauth");
    proxy(b)
        .put("authentication_method", "oidc")
        .put("credentials_location", "headers")
        .put("oidc_issuer_endpoint", fixture.upstreamUrl())
        .putArray("hosts")
        .add("b.example");
    ObjectNode c = fixture.service().put("id", "c");
    ObjectNode document = JsonNodeFactory.instance.objectNode().put("provider_key", "K");
    document.putArray("services").add(a).add(b).add(c);
    document.putArray("oidc").addObject();
    return document.toString();
  }

  private static void chain(ObjectNode service, String policy) {
    proxy(service).withArray("policy_chain").add(JsonMapper.shared().readTree(policy));
  }
}
