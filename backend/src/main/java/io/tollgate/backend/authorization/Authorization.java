package io.tollgate.backend.authorization;

import io.tollgate.backend.alert.TrafficWatch;
import io.tollgate.backend.authorization.Decision.Admitted;
import io.tollgate.backend.authorization.Decision.Denied;
import io.tollgate.backend.authorization.Decision.Failed;
import io.tollgate.backend.billing.ProviderCalls;
import io.tollgate.backend.store.Charge;
import io.tollgate.backend.store.Count;
import io.tollgate.backend.store.IdempotencyKey;
import io.tollgate.backend.store.LedgerAnswer;
import io.tollgate.backend.store.UsageLedger;
import io.tollgate.backend.usage.LimitCheck;
import io.tollgate.backend.usage.StoredValues;
import io.tollgate.backend.usage.WindowCalendar;
import io.tollgate.backend.usage.Windows;
import io.tollgate.protocol.authorization.RejectionReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides one call: the checks in their order, then the limits. With strict limits check and count
 * are one step of the ledger; without, the ledger is read, the answer is made of that, and the
 * count follows, as the reference does (4.5; 12, ruling 8), unless the call is to be counted only
 * once whatever happens (12, ruling 11).
 */
public final class Authorization {

  static final Refusal LIMITS_EXCEEDED =
      new Refusal(RejectionReason.LIMITS_EXCEEDED, "usage limits are exceeded");

  private final Checks checks;
  private final UsageLedger ledger;
  private final StoredUsage storedUsage;
  private final ErrorRecorder errors;
  private final TrafficWatch watch;
  private final ProviderCalls calls;
  private final boolean strict;
  private final WindowCalendar calendar = new WindowCalendar();

  public Authorization(
      Checks checks,
      UsageLedger ledger,
      ErrorRecorder errors,
      TrafficWatch watch,
      ProviderCalls calls,
      boolean strict) {
    this.checks = checks;
    this.ledger = ledger;
    this.storedUsage = new StoredUsage(ledger);
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
    Refusal refusal = checks.firstRefusal(inquiry);
    if (refusal != null) {
      refuse(inquiry, refusal, then);
    } else if (inquiry.counts() && (strict || inquiry.question().idempotencyKey() != null)) {
      // Only the ledger can tell a repetition before its own usage stands in its way.
      checkAndCount(inquiry, then);
    } else {
      storedUsage.read(inquiry, stored -> checkThenCount(inquiry, stored, then), then);
    }
  }

  private void refuse(Inquiry inquiry, Refusal refusal, Decision.Receiver then) {
    if (!refusal.isRejection()) {
      then.decided(failed(inquiry, refusal));
    } else if (inquiry.question().showsUsage()) {
      storedUsage.read(inquiry, stored -> then.decided(new Denied(inquiry, refusal, stored)), then);
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
            idempotencyKey(inquiry));
    ledger.checkAndCount(
        charge,
        answer ->
            then.decided(
                switch (answer) {
                  case LedgerAnswer.Counted(StoredValues before) -> counted(inquiry, before);
                  case LedgerAnswer.Repeated(StoredValues before, Windows at) ->
                      new Admitted(inquiry, before, at);
                  case LedgerAnswer.KeyReused _ -> failed(inquiry, Refusal.IDEMPOTENCY_KEY_REUSED);
                  case LedgerAnswer.Exceeded(StoredValues values) ->
                      new Denied(inquiry, LIMITS_EXCEEDED, values);
                  case LedgerAnswer.Unavailable(String cause) ->
                      new Decision.Unavailable(inquiry, cause);
                }));
  }

  private void checkThenCount(Inquiry inquiry, StoredValues stored, Decision.Receiver then) {
    if (!LimitCheck.holds(inquiry.limits(), stored, inquiry.effect())) {
      then.decided(new Denied(inquiry, LIMITS_EXCEEDED, stored));
    } else if (!inquiry.counts()) {
      then.decided(new Admitted(inquiry, stored, inquiry.now()));
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
                    case LedgerAnswer.Repeated _, LedgerAnswer.KeyReused _ ->
                        throw new IllegalStateException("counted without an idempotency key");
                    case LedgerAnswer.Unavailable(String cause) ->
                        new Decision.Unavailable(inquiry, cause);
                  }));
    }
  }

  private static @Nullable IdempotencyKey idempotencyKey(Inquiry inquiry) {
    String key = inquiry.question().idempotencyKey();
    return key == null
        ? null
        : new IdempotencyKey(inquiry.service().id(), key, inquiry.question().parametersDigest());
  }

  private Failed failed(Inquiry inquiry, Refusal refusal) {
    errors.record(inquiry, refusal);
    return new Failed(inquiry, refusal);
  }

  private Admitted counted(Inquiry inquiry, StoredValues before) {
    watch.counted(
        inquiry.service(), inquiry.application(), before, inquiry.effect(), inquiry.nowMillis());
    calls.transacted(inquiry.service().providerKey(), 1);
    return new Admitted(inquiry, before, inquiry.now());
  }
}
