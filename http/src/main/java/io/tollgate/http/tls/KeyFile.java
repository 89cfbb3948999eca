package io.tollgate.http.tls;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;

/** Reads a private key and tells whether it belongs to a certificate. */
final class KeyFile {

  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519");
  private static final byte[] PROBE = {1, 2, 3};

  private KeyFile() {}

  static PrivateKey read(PemFile file) throws UnusableCertificate {
    return read(file, List.of());
  }

  /**
   * @param passwords tried in turn on a key that is encrypted
   */
  static PrivateKey read(PemFile file, List<String> passwords) throws UnusableCertificate {
    for (PemFile.Block block : file.blocks()) {
      if (block.label().equals("ENCRYPTED PRIVATE KEY")) {
        byte[] opened = EncryptedKey.open(block.der(), passwords);
        if (opened == null) {
          throw PemFile.encrypted(file.place());
        }
        return key(file, new PemFile.Block("PRIVATE KEY", opened));
      }
      if (block.label().endsWith("PRIVATE KEY")) {
        return key(file, block);
      }
    }
    throw new UnusableCertificate(
        file.place(), "no private key in it", "Give a PEM file with a block BEGIN PRIVATE KEY");
  }

  private static PrivateKey key(PemFile file, PemFile.Block block) throws UnusableCertificate {
    PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(encoded(file, block));
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
      } catch (GeneralSecurityException _) {
        // Another algorithm's key.
      }
    }
    throw damaged(file);
  }

  private static byte[] encoded(PemFile file, PemFile.Block block) throws UnusableCertificate {
    try {
      return switch (block.label()) {
        case "RSA PRIVATE KEY" -> OlderKey.rsa(block.der());
        case "EC PRIVATE KEY" -> OlderKey.ec(block.der());
        default -> block.der();
      };
    } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
      throw damaged(file);
    }
  }

  private static UnusableCertificate damaged(PemFile file) {
    return new UnusableCertificate(
        file.place(),
        "the private key is neither RSA nor EC, or damaged",
        "Copy it again, or convert it: openssl pkey -in %s -out pkcs8.pem"
            .formatted(PemFile.fileName(file.place())));
  }

  /** Whether what the key signs is accepted in the name of the certificate. */
  static boolean fits(PrivateKey key, PublicKey certified) {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> "Ed25519";
        };
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(PROBE);
      byte[] signed = signature.sign();
      signature.initVerify(certified);
      signature.update(PROBE);
      return signature.verify(signed);
    } catch (GeneralSecurityException _) {
      return false;
    }
  }
}
