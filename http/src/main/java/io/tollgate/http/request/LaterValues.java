package io.tollgate.http.request;

import io.netty.handler.codec.DefaultHeaders.ValueValidator;
import io.netty.util.AsciiString;

/** Judges values that are added to a decoded head. {@code AsciiString}s are judged already. */
record LaterValues(ValueValidator<CharSequence> rule) implements ValueValidator<CharSequence> {

  @Override
  public void validate(CharSequence value) {
    if (!(value instanceof AsciiString)) {
      rule.validate(value);
    }
  }
}
