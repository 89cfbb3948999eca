package io.tollgate.gateway.oidc;

import static io.tollgate.gateway.testkit.GatewayFixture.proxy;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import io.tollgate.conformance.ConformanceCase;
import io.tollgate.gateway.testkit.BackendScript;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.IdentityProvider;
import io.tollgate.gateway.testkit.TokenCalls;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.RawMessage;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Services whose calls carry tokens of an issuer (gateway.md, 3.8). */
class OidcTest extends TokenCalls {

  private void serve() {
    fixture.serve(issuer.service(fixture));
  }

  private void assertRefused(String token) {
    RawMessage answer = call(token);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).isEqualTo("Authentication failed");
    assertThat(fixture.backend.requests()).isEmpty();
    assertThat(fixture.upstream.requests()).isEmpty();
  }

  private String tokenWith(Consumer<ObjectNode> change) {
    ObjectNode claims = issuer.claims();
    change.accept(claims);
    return issuer.token(claims);
  }

  @Test
  @ConformanceCase("GW-87")
  void a_good_token_stands_for_its_application() {
    serve();
    assertThat(call(issuer.token()).status()).isEqualTo(200);
    RawMessage asked = fixture.backend.requests().getFirst();
    assertThat(asked.start()).startsWith("GET /transactions/oauth_authrep.xml?");
    assertThat(fixture.backendQuery().split("&"))
        .containsExactlyInAnyOrder(
            "service_token=token-value", "service_id=42", "usage%5Bhits%5D=2", "app_id=appid");
    assertThat(asked.header("3scale-options")).contains("no_body=1");
  }

  @Test
  void a_token_that_was_verified_once_is_looked_up() {
    serve();
    String token = issuer.token();
    for (int i = 0; i < 3; i++) {
      assertThat(call(token).status()).isEqualTo(200);
    }
    BackendScript.calls(fixture, 3);
    assertThat(issuer.keyFetches()).isEqualTo(1);
  }

  @Test
  void a_token_may_stand_wherever_the_service_says() {
    serve();
    assertThat(fixture.get("/?access_token=" + issuer.token()).status()).isEqualTo(200);
    assertThat(fixture.get("/", "authorization: bearer " + issuer.token()).status()).isEqualTo(200);
  }

  @Test
  @ConformanceCase("GW-88")
  void a_template_over_the_claims_names_the_application() {
    ObjectNode service = issuer.service(fixture);
    proxy(service)
        .put("jwt_claim_with_client_id", "{{ foo }}")
        .put("jwt_claim_with_client_id_type", "liquid");
    fixture.serve(service);
    assertThat(call(tokenWith(claims -> claims.put("foo", "fooid"))).status()).isEqualTo(200);
    assertThat(fixture.backendQuery()).contains("app_id=fooid");
  }

  @Test
  void a_claim_that_is_a_list_counts_with_its_first_element_and_a_missing_one_is_empty() {
    ObjectNode service = issuer.service(fixture);
    proxy(service)
        .put("jwt_claim_with_client_id", "aud")
        .put("jwt_claim_with_client_id_type", "plain");
    ObjectNode other = issuer.service(fixture);
    proxy(other.put("id", 43)).put("jwt_claim_with_client_id", "no").putArray("hosts").add("other");
    fixture.serve(service, other);
    call(issuer.token());
    assertThat(fixture.backendQuery()).contains("app_id=api");
    RawClient.exchange(
        fixture.address(),
        GatewayFixture.request("GET", "/", "other", "", "Authorization: Bearer " + issuer.token()));
    assertThat(fixture.backend.requests().getLast().start()).contains("app_id= ");
  }

  @Test
  @ConformanceCase("GW-89")
  void without_an_issuer_every_token_is_refused_and_the_operator_is_warned() {
    ObjectNode service = issuer.service(fixture);
    proxy(service).remove("oidc_issuer_endpoint");
    fixture.serve(service);
    assertRefused(issuer.token());
    assertThat(log.lines())
        .anyMatch(
            line -> line.contains("service 42 (words): proxy.oidc_issuer_endpoint is missing"));
  }

  @Test
  @ConformanceCase("GW-90")
  void a_foreign_issuer_and_an_unknown_key_are_refused() {
    serve();
    assertRefused(tokenWith(claims -> claims.put("iss", "http://elsewhere/realm")));
    assertRefused(
        IdentityProvider.sign(
            IdentityProvider.rsa("unknown"), JWSAlgorithm.RS256, issuer.claims().toString()));
    assertRefused(
        IdentityProvider.sign(
            IdentityProvider.rsa("rsa-1"), JWSAlgorithm.RS256, issuer.claims().toString()));
    assertThat(log.lines())
        .anyMatch(line -> line.contains("token refused: iss is not the issuer"))
        .anyMatch(line -> line.contains("token refused: the issuer has no key of that kid"))
        .anyMatch(line -> line.contains("token refused: its signature is wrong"));
  }

  @Test
  @ConformanceCase("GW-91")
  void a_public_key_is_no_secret_for_an_hmac() throws JOSEException {
    issuer.algorithms = List.of("RS256", "HS256");
    serve();
    byte[] der = IdentityProvider.RSA.toRSAPublicKey().getEncoded();
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
            + "\n-----END PUBLIC KEY-----\n";
    for (byte[] secret : List.of(der, pem.getBytes(StandardCharsets.US_ASCII))) {
      JWSObject token =
          new JWSObject(
              new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("rsa-1").build(),
              new Payload(issuer.claims().toString()));
      token.sign(new MACSigner(secret));
      assertRefused(token.serialize());
    }
    assertThat(call(issuer.token()).status()).isEqualTo(200);
  }

  @Test
  void a_token_without_a_signature_is_refused_whatever_the_issuer_lists() {
    issuer.algorithms = List.of("RS256", "none", "None", "");
    serve();
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    String payload =
        base64.encodeToString(issuer.claims().toString().getBytes(StandardCharsets.UTF_8));
    for (String alg : List.of("none", "None", "NONE", "")) {
      String header = "{\"alg\":\"" + alg + "\",\"kid\":\"rsa-1\"}";
      String start =
          base64.encodeToString(header.getBytes(StandardCharsets.UTF_8)) + "." + payload + ".";
      assertRefused(start);
      assertRefused(start + issuer.token().split("\\.")[2]);
    }
  }

  @Test
  @ConformanceCase("GW-92")
  void a_key_that_declares_no_algorithm_verifies_all_of_its_type_that_the_issuer_lists() {
    ECKey p256 = IdentityProvider.ec("ec-256", Curve.P_256);
    ECKey p521 = IdentityProvider.ec("ec-512", Curve.P_521);
    issuer.published.addAll(List.of(p256, p521));
    serve();
    String claims = issuer.claims().toString();
    for (JWSAlgorithm algorithm : List.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256)) {
      assertThat(call(IdentityProvider.sign(IdentityProvider.RSA, algorithm, claims)).status())
          .isEqualTo(200);
    }
    assertThat(call(IdentityProvider.sign(p256, JWSAlgorithm.ES256, claims)).status())
        .isEqualTo(200);
    assertThat(call(IdentityProvider.sign(p521, JWSAlgorithm.ES512, claims)).status())
        .isEqualTo(200);
  }

  @Test
  void an_algorithm_that_issuer_or_key_does_not_name_is_refused() {
    RSAKey declared =
        new RSAKey.Builder(IdentityProvider.rsa("declared")).algorithm(JWSAlgorithm.RS256).build();
    JWK encrypting =
        new RSAKey.Builder(IdentityProvider.rsa("enc")).keyUse(KeyUse.ENCRYPTION).build();
    issuer.published.addAll(List.of(declared, encrypting));
    serve();
    String claims = issuer.claims().toString();
    assertRefused(IdentityProvider.sign(IdentityProvider.RSA, JWSAlgorithm.RS512, claims));
    assertRefused(IdentityProvider.sign(declared, JWSAlgorithm.PS256, claims));
    assertRefused(
        IdentityProvider.sign(
            new RSAKey.Builder((RSAKey) encrypting).keyUse(null).build(),
            JWSAlgorithm.RS256,
            claims));
    assertThat(call(IdentityProvider.sign(declared, JWSAlgorithm.RS256, claims)).status())
        .isEqualTo(200);
  }

  @Test
  @ConformanceCase("GW-93")
  void no_token_is_missing_credentials() {
    serve();
    for (String[] headers :
        new String[][] {{}, {"Authorization: Bearer "}, {"Authorization: Basic YTpi"}}) {
      RawMessage answer = fixture.get("/", headers);
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.body()).isEqualTo("Authentication parameters missing");
    }
    assertThat(fixture.backend.requests()).isEmpty();
  }

  @Test
  @ConformanceCase("GW-94")
  void an_expired_token_is_refused() {
    serve();
    assertRefused(tokenWith(claims -> claims.put("exp", System.currentTimeMillis() / 1000 - 1)));
    assertThat(log.lines()).anyMatch(line -> line.contains("token refused: it has expired"));
  }

  @Test
  void claims_that_do_not_say_what_they_must_are_refused() {
    serve();
    long now = System.currentTimeMillis() / 1000;
    List<Consumer<ObjectNode>> changes =
        List.of(
            claims -> claims.remove("exp"),
            claims -> claims.put("exp", String.valueOf(now + 600)),
            claims -> claims.put("nbf", now + 60),
            claims -> claims.put("nbf", "soon"),
            claims -> claims.put("iat", 0),
            claims -> claims.put("iat", "now"),
            claims -> claims.remove("sub"),
            claims -> claims.remove("aud"),
            claims -> claims.putNull("aud"),
            claims -> claims.remove("iss"),
            claims -> claims.putArray("iss").add(issuer.issuer()),
            claims -> claims.put("typ", "ID"));
    for (Consumer<ObjectNode> change : changes) {
      assertRefused(tokenWith(change));
    }
    List<Consumer<ObjectNode>> harmless =
        List.of(
            claims -> claims.remove("typ"),
            claims -> claims.remove("iat"),
            claims -> claims.put("nbf", now - 1),
            claims -> claims.put("aud", "api"),
            claims -> claims.put("exp", now + 600.5),
            claims -> claims.put("exp", new BigInteger("9".repeat(400))));
    for (Consumer<ObjectNode> change : harmless) {
      assertThat(call(tokenWith(change)).status()).isEqualTo(200);
    }
  }

  @Test
  void a_token_of_one_issuer_is_none_of_another() {
    try (IdentityProvider second = new IdentityProvider()) {
      ObjectNode other = second.service(fixture).put("id", 43);
      proxy(other).putArray("hosts").add("other");
      fixture.serve(issuer.service(fixture), other);
      String token = issuer.token();
      assertThat(call(token).status()).isEqualTo(200);
      RawMessage elsewhere =
          RawClient.exchange(
              fixture.address(),
              GatewayFixture.request("GET", "/", "other", "", "Authorization: Bearer " + token));
      assertThat(elsewhere.status()).isEqualTo(403);
    }
  }
}
