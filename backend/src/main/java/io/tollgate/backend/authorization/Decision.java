package io.tollgate.backend.authorization;

import io.tollgate.backend.catalog.Limit;
import io.tollgate.backend.explanation.Explanation;
import io.tollgate.backend.usage.Effect;
import io.tollgate.backend.usage.LimitCheck;
import io.tollgate.backend.usage.StoredValues;
import io.tollgate.backend.usage.UsageReport;
import io.tollgate.backend.usage.Windows;
import io.tollgate.protocol.authorization.RejectionReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of an {@link Inquiry}. */
public sealed interface Decision {

  Inquiry inquiry();

  /**
   * Why, if the question asks for that and its caller has proven to be the service's provider (12,
   * ruling 18); else null.
   */
  default @Nullable Explanation explanation() {
    Trace trace = inquiry().trace();
    return trace != null && inquiry().isProviders()
        ? Explaining.explain(this, trace.examined())
        : null;
  }

  /**
   * The call may pass and, if that was asked, is counted.
   *
   * @param stored what the counters of the inquiry's limits held before
   * @param at windows that it was counted in: past ones when the answer repeats an earlier one
   */
  record Admitted(Inquiry inquiry, StoredValues stored, Windows at) implements Decision {

    /** The limits as the answer shows them: with the call's usage if it was counted. */
    public List<UsageReport> reports() {
      Effect counted = inquiry.question().counts() ? inquiry.shown() : Effect.NONE;
      return UsageReport.all(inquiry.limits(), stored, counted, at);
    }
  }

  /**
   * A rejection: the application is known and may not.
   *
   * @param stored what the counters of the inquiry's limits hold; none unless the question wants
   *     them shown or a limit was the reason
   */
  record Denied(Inquiry inquiry, Refusal refusal, StoredValues stored) implements Decision {

    /** The limits as the answer shows them. */
    public List<UsageReport> reports() {
      return UsageReport.all(inquiry.limits(), stored, Effect.NONE, inquiry.now());
    }

    /** The first limit in the call's way that is 0, null when there is none. */
    @Nullable Limit limitOfNone() {
      if (refusal.reason() != RejectionReason.LIMITS_EXCEEDED) {
        return null;
      }
      List<Limit> limits = inquiry.limits();
      for (int i = 0; i < limits.size(); i++) {
        Limit limit = limits.get(i);
        if (limit.maxValue() == 0
            && inquiry.effect().checks(limit.metric())
            && LimitCheck.isExceeded(limit, stored.of(i), inquiry.effect())) {
          return limit;
        }
      }
      return null;
    }
  }

  /** The question itself is wrong, or its credentials are. */
  record Failed(Inquiry inquiry, Refusal refusal) implements Decision {}

  /**
   * The storage gives no answer.
   *
   * @param cause for the log
   */
  record Unavailable(Inquiry inquiry, String cause) implements Decision {}

  /** Who waits for a decision; called once, possibly on another thread. */
  @FunctionalInterface
  interface Receiver {
    void decided(Decision decision);
  }
}
