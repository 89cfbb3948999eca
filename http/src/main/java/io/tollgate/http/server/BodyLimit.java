package io.tollgate.http.server;

import java.util.function.Supplier;

/**
 * How large a small API's request bodies may be.
 *
 * @param bytes the largest body that is taken
 * @param overflow what a larger one is answered with, in the API's own words
 */
public record BodyLimit(int bytes, Supplier<Answer> overflow) {

  /** 64 KiB, then 413 without a body. */
  public static final BodyLimit SMALL = new BodyLimit(65_536, () -> Answer.empty(413));
}
