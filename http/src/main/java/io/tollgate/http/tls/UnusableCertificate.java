package io.tollgate.http.tls;

/** A certificate or key cannot be used. The message names the file, the cause and the remedy. */
public final class UnusableCertificate extends Exception {

  private static final long serialVersionUID = 1;

  private final String place;

  UnusableCertificate(Object place, String cause, String remedy) {
    super("%s: %s. %s".formatted(place, cause, remedy));
    this.place = place.toString();
  }

  /** The file, or what else names where it stands. */
  public String place() {
    return place;
  }
}
