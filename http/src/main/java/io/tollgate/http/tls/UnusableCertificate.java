package io.tollgate.http.tls;

import java.nio.file.Path;

/** A certificate or key cannot be served. The message names the file, the cause and the remedy. */
public final class UnusableCertificate extends Exception {

  private static final long serialVersionUID = 1;

  UnusableCertificate(Path file, String cause, String remedy) {
    super("%s: %s. %s".formatted(file, cause, remedy));
  }
}
