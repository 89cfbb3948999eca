package io.tollgate.backend.api;

import io.tollgate.backend.authorization.Refusal;
import io.tollgate.protocol.authorization.RejectionReason;

/** Parameters that cannot be decoded: 400 {@code bad_request} (2.4). */
final class MalformedParametersException extends Exception {

  private static final long serialVersionUID = 1;

  private final String sentence;

  MalformedParametersException(String sentence) {
    // Anybody's bad request throws this: a stack trace would cost much and tell nothing.
    super(sentence, null, false, false);
    this.sentence = sentence;
  }

  Refusal refusal() {
    return new Refusal(RejectionReason.BAD_REQUEST, sentence);
  }
}
