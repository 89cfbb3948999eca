package io.tollgate.http.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A self-signed certificate with its key, made by the JDK's keytool, as objects and PEM files. */
public record TestCertificate(X509Certificate certificate, PrivateKey key, Path pem, Path keyPem) {

  private static final String PASSWORD = "test-only";

  /**
   * Valid for 90 days.
   *
   * @param name of the files, and of the host that it is made for
   * @param options further ones of {@code keytool -genkeypair}, such as {@code -startdate}
   */
  public static TestCertificate make(Path directory, String name, String... options) {
    Path store = directory.resolve(name + ".p12");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD,
                "-alias",
                "only",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=dns:" + name));
    command.addAll(List.of(options));
    if (!command.contains("-keyalg")) {
      command.addAll(List.of("-keyalg", "EC"));
    }
    try {
      run(command, directory.resolve(name + ".log"));
      return load(store, directory, name);
    } catch (IOException | GeneralSecurityException | InterruptedException e) {
      throw new IllegalStateException("No certificate was made by " + command, e);
    }
  }

  private static void run(List<String> command, Path log) throws IOException, InterruptedException {
    Process keytool =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (keytool.waitFor() != 0) {
      throw new IOException(Files.readString(log));
    }
  }

  private static TestCertificate load(Path store, Path directory, String name)
      throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    X509Certificate certificate = (X509Certificate) keys.getCertificate("only");
    PrivateKey key = (PrivateKey) keys.getKey("only", PASSWORD.toCharArray());
    return new TestCertificate(
        certificate,
        key,
        Files.writeString(
            directory.resolve(name + ".pem"), pem("CERTIFICATE", certificate.getEncoded())),
        Files.writeString(directory.resolve(name + ".key"), pem("PRIVATE KEY", key.getEncoded())));
  }

  /** The key in a PEM file that needs a password. */
  public Path encryptedKey(String password) {
    try {
      String algorithm = "PBEWithHmacSHA256AndAES_256";
      Cipher cipher = Cipher.getInstance(algorithm);
      cipher.init(
          Cipher.ENCRYPT_MODE,
          SecretKeyFactory.getInstance(algorithm)
              .generateSecret(new PBEKeySpec(password.toCharArray())));
      AlgorithmParameters scheme = AlgorithmParameters.getInstance("PBES2");
      scheme.init(cipher.getParameters().getEncoded());
      byte[] encrypted =
          new EncryptedPrivateKeyInfo(scheme, cipher.doFinal(key.getEncoded())).getEncoded();
      return Files.writeString(
          Path.of(keyPem + ".encrypted"), pem("ENCRYPTED PRIVATE KEY", encrypted));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One block of a PEM file. */
  public static String pem(String label, byte[] der) {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, base64, label);
  }
}
