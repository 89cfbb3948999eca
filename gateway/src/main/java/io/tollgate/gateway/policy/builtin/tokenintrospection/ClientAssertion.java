package io.tollgate.gateway.policy.builtin.tokenintrospection;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.InstantSource;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/**
 * A short-lived token by which a client of an issuer says who it is. Signed with what the platform
 * has: secrets of issuers may be shorter than libraries for tokens allow.
 */
final class ClientAssertion {

  private interface Signer {
    byte[] sign(byte[] text) throws GeneralSecurityException;
  }

  private final String clientId;
  private final String audience;
  private final long seconds;
  private final InstantSource clock;
  private final String algorithm;
  private final Signer signer;

  private ClientAssertion(
      String clientId,
      String audience,
      long seconds,
      InstantSource clock,
      String algorithm,
      Signer signer) {
    this.clientId = clientId;
    this.audience = audience;
    this.seconds = seconds;
    this.clock = clock;
    this.algorithm = algorithm;
    this.signer = signer;
  }

  /** Signed by HMAC with the client's secret, which is not empty. */
  static ClientAssertion bySecret(
      String clientId, String secret, String audience, long seconds, InstantSource clock) {
    SecretKeySpec key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    return new ClientAssertion(
        clientId,
        audience,
        seconds,
        clock,
        "HS256",
        text -> {
          Mac mac = Mac.getInstance("HmacSHA256");
          mac.init(key);
          return mac.doFinal(text);
        });
  }

  /** Signed with an RSA key. */
  static ClientAssertion byKey(
      String clientId, PrivateKey key, String audience, long seconds, InstantSource clock) {
    return new ClientAssertion(
        clientId,
        audience,
        seconds,
        clock,
        "RS256",
        text -> {
          Signature signature = Signature.getInstance("SHA256withRSA");
          signature.initSign(key);
          signature.update(text);
          return signature.sign();
        });
  }

  String clientId() {
    return clientId;
  }

  /** A new one; costs up to a millisecond or two, not for an event loop. */
  String make() {
    long now = clock.millis() / 1000;
    JsonMapper json = JsonMapper.shared();
    String header = json.createObjectNode().put("alg", algorithm).put("typ", "JWT").toString();
    String claims =
        json.createObjectNode()
            .put("iss", clientId)
            .put("sub", clientId)
            .put("aud", audience)
            .put("jti", UUID.randomUUID().toString())
            .put("iat", now)
            .put("exp", now + seconds)
            .toString();
    String text = base64(utf8(header)) + "." + base64(utf8(claims));
    try {
      return text + "." + base64(signer.sign(utf8(text)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the client assertion cannot be signed", e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
