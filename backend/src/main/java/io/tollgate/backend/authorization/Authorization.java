package io.tollgate.backend.authorization;

import io.tollgate.backend.alert.TrafficWatch;
import io.tollgate.backend.authorization.Decision.Admitted;
import io.tollgate.backend.authorization.Decision.Denied;
import io.tollgate.backend.authorization.Decision.Failed;
import io.tollgate.backend.billing.ProviderCalls;
import io.tollgate.backend.store.Charge;
import io.tollgate.backend.store.Count;
import io.tollgate.backend.store.LedgerAnswer;
import io.tollgate.backend.store.UsageLedger;
import io.tollgate.backend.usage.LimitCheck;
import io.tollgate.backend.usage.StoredValues;
import io.tollgate.backend.usage.WindowCalendar;
import io.tollgate.protocol.authorization.RejectionReason;
import java.util.List;

/**
 * Decides one call: the checks in their order, then the limits. With strict limits check and count
 * are one step of the ledger; without, the ledger is read, the answer is made of that, and the
 * count follows, as the reference does (4.5; 12, ruling 8).
 */
public final class Authorization {

  private static final Refusal LIMITS_EXCEEDED =
      new Refusal(RejectionReason.LIMITS_EXCEEDED, "usage limits are exceeded");

  private static final Refusal KEY_REUSED =
      new Refusal(
          RejectionReason.IDEMPOTENCY_KEY_REUSED,
          "the Idempotency-Key belongs to a call with other parameters");

  private final List<Check> checks;
  private final UsageLedger ledger;
  private final ErrorRecorder errors;
  private final TrafficWatch watch;
  private final ProviderCalls calls;
  private final boolean strict;
  private final WindowCalendar calendar = new WindowCalendar();

  public Authorization(
      List<Check> checks,
      UsageLedger ledger,
      ErrorRecorder errors,
      TrafficWatch watch,
      ProviderCalls calls,
      boolean strict) {
    this.checks = checks;
    this.ledger = ledger;
    this.errors = errors;
    this.watch = watch;
    this.calls = calls;
    this.strict = strict;
  }

  /** Makes an inquiry of a question that was asked at this time. */
  public Inquiry inquiry(Question question, long nowMillis) {
    return new Inquiry(question, nowMillis, calendar.at(nowMillis));
  }

  /**
   * Decides, and counts if the question asks for it and the call may pass.
   *
   * @param then called once, before this returns or later on another thread
   */
  public void decide(Inquiry inquiry, Decision.Receiver then) {
    if (calls == ProviderCalls.NOT_BILLED) {
      examine(inquiry, then);
    } else {
      examine(inquiry, new BilledCall(inquiry, calls, then));
    }
  }

  private void examine(Inquiry inquiry, Decision.Receiver then) {
    for (int i = 0; i < checks.size(); i++) {
      Refusal refusal = checks.get(i).examine(inquiry);
      if (refusal != null) {
        refuse(inquiry, refusal, then);
        return;
      }
    }
    if (strict && inquiry.counts()) {
      checkAndCount(inquiry, then);
    } else {
      read(inquiry, stored -> checkThenCount(inquiry, stored, then), then);
    }
  }

  private void refuse(Inquiry inquiry, Refusal refusal, Decision.Receiver then) {
    if (!refusal.isRejection()) {
      errors.record(inquiry, refusal);
      then.decided(new Failed(refusal));
    } else if (inquiry.question().showsUsage()) {
      read(inquiry, stored -> then.decided(new Denied(inquiry, refusal, stored)), then);
    } else {
      then.decided(new Denied(inquiry, refusal, StoredValues.NONE));
    }
  }

  private void checkAndCount(Inquiry inquiry, Decision.Receiver then) {
    Charge charge =
        new Charge(
            inquiry.application().key(),
            inquiry.now(),
            inquiry.limits(),
            inquiry.effect(),
            inquiry.question().responseCode(),
            null);
    ledger.checkAndCount(
        charge,
        answer ->
            then.decided(
                switch (answer) {
                  case LedgerAnswer.Counted(StoredValues before) -> counted(inquiry, before);
                  case LedgerAnswer.Repeated(StoredValues before) -> new Admitted(inquiry, before);
                  case LedgerAnswer.KeyReused _ -> new Failed(KEY_REUSED);
                  case LedgerAnswer.Exceeded(StoredValues values) ->
                      new Denied(inquiry, LIMITS_EXCEEDED, values);
                  case LedgerAnswer.Unavailable(String cause) -> new Decision.Unavailable(cause);
                }));
  }

  private void checkThenCount(Inquiry inquiry, StoredValues stored, Decision.Receiver then) {
    if (!LimitCheck.holds(inquiry.limits(), stored, inquiry.effect())) {
      then.decided(new Denied(inquiry, LIMITS_EXCEEDED, stored));
    } else if (!inquiry.counts()) {
      then.decided(new Admitted(inquiry, stored));
    } else {
      Count count =
          new Count(
              inquiry.application().key(),
              inquiry.now(),
              inquiry.effect(),
              inquiry.question().responseCode());
      ledger.count(
          List.of(count),
          inquiry.now(),
          null,
          answer ->
              then.decided(
                  switch (answer) {
                    case LedgerAnswer.Counted _ -> counted(inquiry, stored);
                    case LedgerAnswer.Repeated _ -> new Admitted(inquiry, stored);
                    case LedgerAnswer.KeyReused _ -> new Failed(KEY_REUSED);
                    case LedgerAnswer.Unavailable(String cause) -> new Decision.Unavailable(cause);
                  }));
    }
  }

  private Admitted counted(Inquiry inquiry, StoredValues before) {
    watch.counted(
        inquiry.service(),
        inquiry.application(),
        before,
        inquiry.effect(),
        inquiry.now(),
        inquiry.nowMillis());
    calls.transacted(inquiry.service().providerKey(), 1);
    return new Admitted(inquiry, before);
  }

  private void read(Inquiry inquiry, Reading then, Decision.Receiver otherwise) {
    if (inquiry.limits().isEmpty()) {
      then.read(StoredValues.NONE);
      return;
    }
    ledger.read(
        inquiry.application().key(),
        inquiry.limits(),
        inquiry.now(),
        answer -> {
          switch (answer) {
            case LedgerAnswer.Stored(StoredValues values) -> then.read(values);
            case LedgerAnswer.Unavailable(String cause) ->
                otherwise.decided(new Decision.Unavailable(cause));
          }
        });
  }

  /** Goes on with what the counters hold. */
  @FunctionalInterface
  private interface Reading {
    void read(StoredValues stored);
  }
}
