package io.tollgate.gateway.oidc;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the public key of a PEM text: {@code PUBLIC KEY} or {@code CERTIFICATE}. */
final class PemKey {

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

  private PemKey() {}

  /** Null when there is none. */
  static @Nullable PublicKey read(String pem) {
    Matcher block = BLOCK.matcher(pem);
    if (!block.find()) {
      return null;
    }
    try {
      byte[] encoded = Base64.getMimeDecoder().decode(block.group(2));
      return switch (block.group(1)) {
        case "PUBLIC KEY" -> subject(new X509EncodedKeySpec(encoded));
        case "CERTIFICATE" ->
            CertificateFactory.getInstance("X.509")
                .generateCertificate(
                    new ByteArrayInputStream(block.group().getBytes(StandardCharsets.US_ASCII)))
                .getPublicKey();
        default -> null;
      };
    } catch (GeneralSecurityException | IllegalArgumentException noKey) {
      return null;
    }
  }

  private static PublicKey subject(X509EncodedKeySpec encoded) throws GeneralSecurityException {
    try {
      return KeyFactory.getInstance("RSA").generatePublic(encoded);
    } catch (InvalidKeySpecException notRsa) {
      return KeyFactory.getInstance("EC").generatePublic(encoded);
    }
  }
}
