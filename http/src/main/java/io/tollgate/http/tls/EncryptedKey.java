package io.tollgate.http.tls;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/** Keys in {@code ENCRYPTED PRIVATE KEY} (PKCS #8). */
final class EncryptedKey {

  private static final List<String> NEWER = List.of("PBES2", "1.2.840.113549.1.5.13");

  private EncryptedKey() {}

  /**
   * The key as PKCS #8.
   *
   * @return null when none of the passwords opens it
   */
  static byte @Nullable [] open(byte[] der, List<String> passwords) {
    for (String password : passwords) {
      try {
        return open(new EncryptedPrivateKeyInfo(der), password);
      } catch (GeneralSecurityException | IOException _) {
        // Another one's, perhaps.
      }
    }
    return null;
  }

  private static byte[] open(EncryptedPrivateKeyInfo key, String password)
      throws GeneralSecurityException {
    AlgorithmParameters parameters = key.getAlgParameters();
    // The newer scheme has one name for all of its ciphers; its parameters know which one it is.
    String algorithm =
        NEWER.contains(key.getAlgName()) ? String.valueOf(parameters) : key.getAlgName();
    Cipher cipher = Cipher.getInstance(algorithm);
    cipher.init(
        Cipher.DECRYPT_MODE,
        SecretKeyFactory.getInstance(algorithm)
            .generateSecret(new PBEKeySpec(password.toCharArray())),
        parameters);
    return key.getKeySpec(cipher).getEncoded();
  }
}
