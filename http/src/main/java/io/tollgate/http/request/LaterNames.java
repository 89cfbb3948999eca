package io.tollgate.http.request;

import io.netty.handler.codec.DefaultHeaders.NameValidator;
import io.netty.util.AsciiString;

/**
 * Judges header names that are added to a decoded head. {@code AsciiString}s are judged already.
 */
record LaterNames(NameValidator<CharSequence> rule) implements NameValidator<CharSequence> {

  @Override
  public void validateName(CharSequence name) {
    if (!(name instanceof AsciiString)) {
      rule.validateName(name);
    }
  }
}
