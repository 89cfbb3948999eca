package io.tollgate.gateway.policy.builtin.tokenintrospection;

import io.tollgate.gateway.policy.DataUrl;
import io.tollgate.gateway.policy.PolicyFields;
import io.tollgate.http.tls.PrivateKeyText;
import io.tollgate.http.tls.UnusableCertificate;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Reads how the gateway shows who it is. */
final class ClientProofs {

  private ClientProofs() {}

  static ClientProof read(String type, PolicyFields fields, InstantSource clock) {
    String id = required(fields, "client_id");
    if (type.equals("client_id+client_secret")) {
      return ClientProof.basic(id, required(fields, "client_secret"));
    }
    String audience = required(fields, "client_jwt_assertion_audience");
    long seconds = fields.whole("client_jwt_assertion_expires_in", 60, 1, 3600);
    if (type.equals("client_secret_jwt")) {
      String secret = required(fields, "client_secret");
      return ClientProof.assertion(
          // An empty one is reported above.
          ClientAssertion.bySecret(id, secret.isEmpty() ? "-" : secret, audience, seconds, clock));
    }
    PrivateKey key = key(fields);
    return key == null
        ? (headers, form) -> {}
        : ClientProof.assertion(ClientAssertion.byKey(id, key, audience, seconds, clock));
  }

  private static String required(PolicyFields fields, String name) {
    String text = fields.text(name, "");
    if (text.isEmpty()) {
      fields.wrong(name, "is missing");
    }
    return text;
  }

  private static @Nullable PrivateKey key(PolicyFields fields) {
    String given = required(fields, "certificate");
    try {
      PrivateKey key =
          fields.oneOf("certificate_type", "path", "path", "embedded").equals("path")
              ? PrivateKeyText.read(Path.of(given))
              : PrivateKeyText.parse("certificate", text(given));
      if (key.getAlgorithm().equals("RSA")) {
        return key;
      }
      fields.wrong("certificate", "must be an RSA key");
    } catch (UnusableCertificate | InvalidPathException e) {
      fields.wrong("certificate", "must be an RSA key as a PEM file or text: " + e.getMessage());
    }
    return null;
  }

  private static String text(String embedded) {
    String decoded = DataUrl.text(embedded);
    return decoded == null ? embedded : decoded;
  }
}
