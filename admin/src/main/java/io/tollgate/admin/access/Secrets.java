package io.tollgate.admin.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes random secrets, and digests of them. */
public final class Secrets {
  private final SecureRandom random;

  public Secrets(SecureRandom random) {
    this.random = random;
  }

  /**
   * @param digits an even number
   */
  public String hex(int digits) {
    byte[] bytes = new byte[digits / 2];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** For names and other things that need not be secret. */
  public SecureRandom random() {
    return random;
  }

  /** SHA-256 in hexadecimal. Enough for what is itself random and long. */
  public static String digest(String secret) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
