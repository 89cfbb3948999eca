package io.tollgate.gateway.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import io.tollgate.gateway.testkit.IdentityProvider;
import io.tollgate.gateway.testkit.TokenCalls;
import java.security.PublicKey;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The document itself says who issues the tokens: its {@code oidc} array (gateway.md, 1.1). */
class OidcDocumentTest extends TokenCalls {

  private final ObjectNode entry = JsonNodeFactory.instance.objectNode();
  private final ObjectNode config = entry.put("issuer", issuer.issuer()).putObject("config");
  private final ObjectNode keys = entry.putObject("keys");

  OidcDocumentTest() {
    config.putArray("id_token_signing_alg_values_supported").add("RS256").add("ES256");
  }

  private void serve() {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.putArray("services").add(issuer.service(fixture));
    document.putArray("oidc").add(entry);
    fixture.serveDocument(document.toString());
  }

  private int status(String token) {
    return call(token).status();
  }

  private static String pem(PublicKey key) {
    return "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n"
        .formatted(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded()));
  }

  @Test
  void its_keys_are_used_and_nobody_is_asked() throws JOSEException {
    ECKey ec = IdentityProvider.ec("ec-1", Curve.P_256);
    keys.putObject("rsa-1")
        .put("pem", pem(IdentityProvider.RSA.toRSAPublicKey()))
        .put("alg", "RS256");
    keys.putObject("ec-1").put("pem", pem(ec.toECPublicKey()));
    serve();
    assertThat(status(issuer.token())).isEqualTo(200);
    assertThat(status(IdentityProvider.sign(ec, JWSAlgorithm.ES256, issuer.claims().toString())))
        .isEqualTo(200);
    RSAKey unknown = new RSAKey.Builder(IdentityProvider.RSA).keyID("other").build();
    assertThat(
            status(IdentityProvider.sign(unknown, JWSAlgorithm.RS256, issuer.claims().toString())))
        .isEqualTo(403);
    assertThat(issuer.server.requests()).isEmpty();
  }

  @Test
  void keys_it_has_not_are_fetched_where_it_says() {
    config.put("jwks_uri", issuer.issuer() + "/keys");
    serve();
    assertThat(status(issuer.token())).isEqualTo(200);
    assertThat(issuer.server.requests()).hasSize(1);
  }

  @Test
  void a_key_that_cannot_be_read_is_told_of() {
    keys.putObject("rsa-1")
        .put("pem", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----");
    serve();
    assertThat(status(issuer.token())).isEqualTo(403);
    assertThat(log.lines())
        .anyMatch(
            line -> line.contains("oidc.keys.rsa-1.pem is no PEM text of an RSA or EC public"));
  }

  @Test
  void without_issuer_or_algorithms_every_call_is_refused_and_told_of() throws JOSEException {
    keys.putObject("rsa-1").put("pem", pem(IdentityProvider.RSA.toRSAPublicKey()));
    entry.remove("issuer");
    config.remove("id_token_signing_alg_values_supported");
    serve();
    assertThat(status(issuer.token())).isEqualTo(403);
    assertThat(log.lines())
        .anyMatch(line -> line.contains("oidc.issuer is missing: every call is refused"))
        .anyMatch(line -> line.contains("oidc.config.id_token_signing_alg_values_supported"));
  }
}
