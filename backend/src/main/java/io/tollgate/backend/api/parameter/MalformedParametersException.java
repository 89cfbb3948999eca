package io.tollgate.backend.api.parameter;

import io.tollgate.backend.authorization.Refusal;
import io.tollgate.protocol.authorization.RejectionReason;

/** Parameters that cannot be decoded: 400 {@code bad_request} (2.4). */
public final class MalformedParametersException extends Exception {

  private static final long serialVersionUID = 1;

  private final String sentence;

  public MalformedParametersException(String sentence) {
    // Anybody's bad request throws this: a stack trace would cost much and tell nothing.
    super(sentence, null, false, false);
    this.sentence = sentence;
  }

  public Refusal refusal() {
    return new Refusal(RejectionReason.BAD_REQUEST, sentence);
  }
}
