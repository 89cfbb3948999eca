package io.tollgate.http.tls;

import java.nio.file.Path;
import java.security.PrivateKey;

/** Private keys for other uses than TLS, in the same PEM forms. */
public final class PrivateKeyText {

  private PrivateKeyText() {}

  /** The first key of a file. */
  public static PrivateKey read(Path file) throws UnusableCertificate {
    return KeyFile.read(PemFile.read(file));
  }

  /**
   * The first key of a text.
   *
   * @param place names the text in messages
   */
  public static PrivateKey parse(String place, String pem) throws UnusableCertificate {
    return KeyFile.read(PemFile.parse(place, pem));
  }
}
