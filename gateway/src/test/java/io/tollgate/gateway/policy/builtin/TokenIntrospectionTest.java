package io.tollgate.gateway.policy.builtin;

import static io.tollgate.gateway.testkit.GatewayFixture.proxy;
import static io.tollgate.gateway.testkit.PolicyLinks.APICAST;
import static io.tollgate.gateway.testkit.PolicyLinks.chain;
import static io.tollgate.gateway.testkit.PolicyLinks.linkOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.tollgate.conformance.ConformanceCase;
import io.tollgate.gateway.testkit.IdentityProvider;
import io.tollgate.gateway.testkit.TokenCalls;
import io.tollgate.http.testkit.RawMessage;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Policy {@code token_introspection} (gateway.md, 5.3.3). */
class TokenIntrospectionTest extends TokenCalls {

  private ObjectNode service(String configuration) {
    return chain(issuer.service(fixture), linkOf("token_introspection", configuration), APICAST);
  }

  private void serve(String more) {
    fixture.serve(
        service(
            """
            {"auth_type":"client_id+client_secret","client_id":"gate","client_secret":"way %%",
             "introspection_url":"%s/introspect"%s}
            """
                .formatted(issuer.issuer(), more)));
  }

  private List<RawMessage> asked() {
    return issuer.requests("/realm/introspect");
  }

  private Map<String, List<String>> form() {
    return new QueryStringDecoder(asked().getFirst().body(), StandardCharsets.UTF_8, false)
        .parameters();
  }

  @Test
  void asks_as_a_client_with_a_secret() {
    serve("");
    String token = issuer.token();
    assertThat(call(token).status()).isEqualTo(200);
    RawMessage request = asked().getFirst();
    assertThat(request.start()).startsWith("POST ");
    assertThat(request.header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
    assertThat(request.header("Authorization"))
        .isEqualTo(
            "Basic "
                + Base64.getEncoder()
                    .encodeToString("gate:way %".getBytes(StandardCharsets.UTF_8)));
    assertThat(form())
        .containsEntry("token", List.of(token))
        .containsEntry("token_type_hint", List.of("access_token"));
    assertThat(call(token).status()).isEqualTo(200);
    assertThat(asked()).as("nothing is kept unless configured").hasSize(2);
  }

  @Test
  @ConformanceCase("GW-132")
  void only_a_plain_yes_lets_a_call_pass() {
    serve(",\"max_cached_tokens\":10,\"max_ttl_tokens\":60");
    String token = issuer.token();
    for (String answer :
        List.of(
            IdentityProvider.json(200, "{\"active\":false}"),
            IdentityProvider.json(200, "{\"active\":\"true\"}"),
            IdentityProvider.json(200, "{\"active\":1}"),
            IdentityProvider.json(200, "{}"),
            IdentityProvider.json(200, "[true]"),
            IdentityProvider.json(200, "true"),
            IdentityProvider.json(200, "not JSON"),
            IdentityProvider.json(201, "{\"active\":true}"),
            IdentityProvider.json(302, "{\"active\":true}"),
            IdentityProvider.json(500, "{\"active\":true}"),
            "garbage\r\n\r\n")) {
      issuer.introspection = answer;
      RawMessage refused = call(token);
      assertThat(refused.status()).as(answer).isEqualTo(403);
      assertThat(refused.body()).isEqualTo("Authentication failed\n");
    }
    issuer.down = true;
    assertThat(call(token).status()).isEqualTo(403);
    assertThat(fixture.upstream.requests()).isEmpty();
    assertThat(fixture.backend.requests()).isEmpty();
    assertThat(log.lines()).noneMatch(line -> line.contains("way %") || line.contains(token));
  }

  @Test
  void answers_are_kept_where_they_may_be() {
    serve(",\"max_cached_tokens\":1,\"max_ttl_tokens\":60");
    String token = issuer.token();
    String other = issuer.token(issuer.claims().put("jti", "2"));
    assertThat(call(token).status()).isEqualTo(200);
    issuer.introspection = IdentityProvider.json(200, "{\"active\":false}");
    assertThat(call(token).status()).isEqualTo(200);
    assertThat(call(other).status()).isEqualTo(403);
    issuer.introspection = IdentityProvider.json(200, "{\"active\":true}");
    assertThat(call(other).status()).isEqualTo(200);
    issuer.introspection = IdentityProvider.json(200, "{\"active\":false}");
    assertThat(call(token).status()).as("its place was taken").isEqualTo(403);
  }

  @Test
  void an_answer_counts_no_longer_than_its_expiry() {
    serve(",\"max_cached_tokens\":10");
    String token = issuer.token();
    issuer.introspection = IdentityProvider.json(200, "{\"active\":true,\"exp\":1}");
    assertThat(call(token).status()).isEqualTo(200);
    assertThat(call(token).status()).isEqualTo(200);
    assertThat(asked()).hasSize(2);
    long soon = System.currentTimeMillis() / 1000 + 600;
    issuer.introspection = IdentityProvider.json(200, "{\"active\":true,\"exp\":" + soon + "}");
    assertThat(call(token).status()).isEqualTo(200);
    assertThat(call(token).status()).isEqualTo(200);
    assertThat(asked()).hasSize(3);
  }

  @Test
  void the_issuers_url_can_say_where_and_as_whom() {
    ObjectNode service = service("{\"auth_type\":\"use_3scale_oidc_issuer_endpoint\"}");
    proxy(service).put("oidc_issuer_endpoint", issuer.issuer().replace("//", "//gate:s%2Fecret@"));
    fixture.serve(service);
    assertThat(call(issuer.token()).status()).isEqualTo(200);
    assertThat(asked().getFirst().header("Authorization"))
        .isEqualTo(
            "Basic "
                + Base64.getEncoder()
                    .encodeToString("gate:s/ecret".getBytes(StandardCharsets.UTF_8)));
    assertThat(
            issuer
                .requests("/realm/.well-known/openid-configuration")
                .getFirst()
                .all("Authorization"))
        .isEmpty();
    assertThat(log.lines()).noneMatch(line -> line.contains("ecret"));
  }

  @Test
  void a_client_can_prove_itself_with_a_token_of_its_own() throws ParseException, JOSEException {
    String secret = "a secret of at least thirty-two bytes";
    fixture.serve(
        service(
            """
            {"auth_type":"client_secret_jwt","client_id":"gate","client_secret":"%s",
             "client_jwt_assertion_audience":"the issuer","introspection_url":"%s/introspect"}
            """
                .formatted(secret, issuer.issuer())));
    assertThat(call(issuer.token()).status()).isEqualTo(200);
    assertThat(assertion().verify(new MACVerifier(secret))).isTrue();
    assertThat(asked().getFirst().all("Authorization")).isEmpty();
  }

  @Test
  void or_with_a_token_signed_by_its_key() throws ParseException, JOSEException {
    String pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder()
                .encodeToString(IdentityProvider.RSA.toRSAPrivateKey().getEncoded())
            + "\n-----END PRIVATE KEY-----\n";
    String url =
        "data:application/x-pem-file;base64,"
            + Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
    fixture.serve(
        service(
            """
            {"auth_type":"private_key_jwt","client_id":"gate","certificate_type":"embedded",
             "certificate":"%s","client_jwt_assertion_audience":"the issuer",
             "introspection_url":"%s/introspect"}
            """
                .formatted(url, issuer.issuer())));
    assertThat(call(issuer.token()).status()).isEqualTo(200);
    assertThat(assertion().verify(new RSASSAVerifier(IdentityProvider.RSA.toRSAPublicKey())))
        .isTrue();
  }

  private JWSObject assertion() throws ParseException {
    Map<String, List<String>> form = form();
    assertThat(form)
        .containsEntry("client_id", List.of("gate"))
        .containsEntry(
            "client_assertion_type",
            List.of("urn:ietf:params:oauth:client-assertion-type:jwt-bearer"));
    JWSObject assertion =
        JWSObject.parse(form.getOrDefault("client_assertion", List.of("")).getFirst());
    assertThat(assertion.getPayload().toJSONObject())
        .containsEntry("iss", "gate")
        .containsEntry("sub", "gate")
        .containsEntry("aud", "the issuer")
        .containsKeys("jti", "iat", "exp");
    return assertion;
  }

  @Test
  void what_is_missing_closes_the_service_and_is_told_of() {
    fixture.serve(service("{\"auth_type\":\"private_key_jwt\",\"client_id\":\"g\"}"));
    assertThat(call(issuer.token()).status()).isEqualTo(500);
    assertThat(log.lines())
        .anyMatch(
            line ->
                line.contains(
                    "proxy.policy_chain[0].configuration.client_jwt_assertion_audience is missing"));
  }

  @Test
  void a_service_of_user_keys_may_have_its_bearer_tokens_asked_about() {
    ObjectNode service =
        service(
            "{\"client_id\":\"g\",\"client_secret\":\"s\",\"introspection_url\":\""
                + issuer.issuer()
                + "/introspect\"}");
    service.put("backend_version", "1");
    proxy(service).remove("authentication_method");
    fixture.serve(service);
    assertThat(fixture.get("/?user_key=value").status()).isEqualTo(403);
    assertThat(fixture.get("/?user_key=value", "Authorization: Bearer opaque").status())
        .isEqualTo(200);
    assertThat(form()).containsEntry("token", List.of("opaque"));
  }
}
