package io.tollgate.http.tls;

import java.nio.file.Path;

/** A certificate or key cannot be used. The message names the file, the cause and the remedy. */
public final class UnusableCertificate extends Exception {

  private static final long serialVersionUID = 1;

  private final String place;

  UnusableCertificate(Object place, String cause, String remedy) {
    super("%s: %s. %s".formatted(place, cause, remedy));
    this.place = place.toString();
  }

  /** Whether the trouble is in this file. */
  public boolean isIn(Path file) {
    return place.equals(file.toString());
  }
}
