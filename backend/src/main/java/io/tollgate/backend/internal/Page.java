package io.tollgate.backend.internal;

import io.tollgate.protocol.administration.Attributes;
import io.tollgate.protocol.administration.InvalidAttributeException;
import java.util.Objects;

/**
 * Which part of a list is asked for, by {@code after} and {@code limit}.
 *
 * @param after id of the last element of the page before; empty for the first page
 * @param limit most elements; a page with fewer is the last one
 */
record Page(String after, int limit) {

  private static final int MAX_LIMIT = 1000;

  static Page of(Attributes parameters) throws InvalidAttributeException {
    Long limit = parameters.wholeNumber("limit");
    if (limit != null && (limit < 1 || limit > MAX_LIMIT)) {
      throw new InvalidAttributeException("limit", "must be 1 to " + MAX_LIMIT);
    }
    return new Page(
        Objects.requireNonNullElse(parameters.text("after"), ""),
        limit == null ? MAX_LIMIT : limit.intValue());
  }
}
