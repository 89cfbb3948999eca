package io.tollgate.http.tls;

import java.util.OptionalInt;

/**
 * What a listener offers and asks for in its handshakes, beside certificates.
 *
 * @param http2 whether HTTP/2 is offered, before HTTP/1.1
 * @param clients whether clients are asked for a certificate, which is not judged here; the number
 *     is how many authorities may stand between theirs and its root
 */
public record TlsTerms(boolean http2, OptionalInt clients) {

  /** HTTP/1.1, and no certificate is asked for. */
  public static final TlsTerms PLAIN = new TlsTerms(false, OptionalInt.empty());
}
