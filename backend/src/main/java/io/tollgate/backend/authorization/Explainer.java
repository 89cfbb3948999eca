package io.tollgate.backend.authorization;

import io.tollgate.backend.explanation.ExaminedCheck;
import io.tollgate.backend.explanation.Explanation;
import io.tollgate.backend.explanation.Verdict;
import io.tollgate.backend.store.UsageLedger;
import io.tollgate.backend.usage.LimitCheck;
import io.tollgate.backend.usage.StoredValues;
import io.tollgate.backend.usage.WindowCalendar;
import java.util.List;

/**
 * Says how a question would be decided, and changes nothing: nothing is counted, no error recorded,
 * no call rate used up (12, ruling 18).
 */
public final class Explainer {

  private final Checks checks;
  private final StoredUsage storedUsage;
  private final WindowCalendar calendar = new WindowCalendar();

  /**
   * @param checks of the endpoints; their call rate is left out
   */
  public Explainer(Checks checks, UsageLedger ledger) {
    this.checks = checks.withoutCallRate();
    this.storedUsage = new StoredUsage(ledger);
  }

  /**
   * @param then called once, before this returns or later on another thread
   */
  public void explain(Question question, long nowMillis, Receiver then) {
    Trace trace = new Trace();
    Inquiry inquiry = new Inquiry(question, nowMillis, calendar.at(nowMillis), trace);
    Decision.Receiver decided =
        decision -> then.explained(Explaining.explain(decision, trace.examined()));
    Refusal refusal = checks.firstRefusal(inquiry);
    if (refusal == null) {
      storedUsage.read(inquiry, stored -> decided.decided(decide(inquiry, stored)), decided);
    } else if (refusal.isRejection()) {
      decided.decided(new Decision.Denied(inquiry, refusal, StoredValues.NONE));
    } else {
      decided.decided(new Decision.Failed(inquiry, refusal));
    }
  }

  /** Of a call whose parameters cannot be decoded: no check gets to see it. */
  public static Explanation undecodable(Refusal refusal) {
    return new Explanation(
        new Verdict(
            refusal.reason().status(),
            refusal.reason().code(),
            refusal.message(),
            refusal.reason().remedy()),
        null,
        null,
        List.of(new ExaminedCheck("parameters", List.of(), ExaminedCheck.Outcome.REFUSED)),
        List.of());
  }

  private static Decision decide(Inquiry inquiry, StoredValues stored) {
    return LimitCheck.holds(inquiry.limits(), stored, inquiry.effect())
        ? new Decision.Admitted(inquiry, stored, inquiry.now())
        : new Decision.Denied(inquiry, Authorization.LIMITS_EXCEEDED, stored);
  }

  /** Who waits for an explanation. */
  @FunctionalInterface
  public interface Receiver {
    void explained(Explanation explanation);
  }
}
