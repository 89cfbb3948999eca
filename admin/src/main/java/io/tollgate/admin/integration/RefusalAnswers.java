package io.tollgate.admin.integration;

import io.tollgate.admin.outcome.Validation;
import io.tollgate.admin.rest.input.Fields;

/** The answers to all kinds of refused calls. */
record RefusalAnswers(
    RefusalAnswer authFailed,
    RefusalAnswer authMissing,
    RefusalAnswer noMatch,
    RefusalAnswer limitsExceeded) {

  static final RefusalAnswers DEFAULT =
      new RefusalAnswers(
          RefusalAnswer.plain(403, "Authentication failed"),
          RefusalAnswer.plain(403, "Authentication parameters missing"),
          RefusalAnswer.plain(404, "No Mapping Rule matched"),
          RefusalAnswer.plain(429, "Usage limit exceeded"));

  static RefusalAnswers read(Fields fields, RefusalAnswers present) {
    return new RefusalAnswers(
        RefusalAnswer.read(fields, "auth_failed", present.authFailed),
        RefusalAnswer.read(fields, "auth_missing", present.authMissing),
        RefusalAnswer.read(fields, "no_match", present.noMatch),
        RefusalAnswer.read(fields, "limits_exceeded", present.limitsExceeded));
  }

  void check(Validation validation) {
    authFailed.check(validation, "auth_failed");
    authMissing.check(validation, "auth_missing");
    noMatch.check(validation, "no_match");
    limitsExceeded.check(validation, "limits_exceeded");
  }
}
