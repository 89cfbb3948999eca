package io.tollgate.http.tls;

import java.nio.file.Path;

/** Where certificates or a key stand in PEM. */
public sealed interface PemSource {

  /** A file. */
  record InFile(Path file) implements PemSource {}

  /**
   * A configuration itself.
   *
   * @param place names it in messages
   */
  record InText(String place, String pem) implements PemSource {

    /** Without the text: it may be a key. */
    @Override
    public String toString() {
      return place;
    }
  }
}
