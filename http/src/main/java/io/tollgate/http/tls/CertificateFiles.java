package io.tollgate.http.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;

/**
 * Where a listener's certificate is kept.
 *
 * @param certificates PEM file with the server's own certificate and then those that lead to its
 *     authority
 * @param key PEM file with the private key of the first certificate, not encrypted
 */
public record CertificateFiles(Path certificates, Path key) implements CertificateSource {

  /** Differs when one of the files was replaced, written or removed. */
  @Override
  public List<Object> stamp() {
    return List.of(stamp(certificates), stamp(key));
  }

  private static Object stamp(Path file) {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      return List.of(
          found.lastModifiedTime(), found.size(), Objects.requireNonNullElse(found.fileKey(), ""));
    } catch (IOException _) {
      return "missing";
    }
  }
}
