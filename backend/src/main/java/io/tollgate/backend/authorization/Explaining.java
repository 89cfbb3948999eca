package io.tollgate.backend.authorization;

import io.tollgate.backend.catalog.Application;
import io.tollgate.backend.catalog.Limit;
import io.tollgate.backend.catalog.Service;
import io.tollgate.backend.explanation.ExaminedCheck;
import io.tollgate.backend.explanation.ExaminedLimit;
import io.tollgate.backend.explanation.ExaminedLimit.Outcome;
import io.tollgate.backend.explanation.Explanation;
import io.tollgate.backend.explanation.Verdict;
import io.tollgate.backend.usage.Effect;
import io.tollgate.backend.usage.LimitCheck;
import io.tollgate.backend.usage.StoredValues;
import io.tollgate.protocol.authorization.RejectionReason;
import java.util.ArrayList;
import java.util.List;

/** Puts a decision into words and figures. */
final class Explaining {

  private static final Verdict NO_DOCUMENT =
      new Verdict(
          RejectionReason.OTHER.status(),
          "usage_misshapen",
          "usage is not of the form usage[metric]=value; the answer has no document",
          "Send usage[hits]=1.");

  private static final int LONGEST_NAME = 40;

  private Explaining() {}

  static Explanation explain(Decision decision, List<ExaminedCheck> checks) {
    Inquiry inquiry = decision.inquiry();
    Service service = inquiry.serviceOrNull();
    Application application = inquiry.applicationOrNull();
    return new Explanation(
        decision instanceof Decision.Denied denied ? forbidden(denied) : verdict(decision),
        service == null ? null : service.id(),
        application == null ? null : application.id(),
        checks,
        limits(decision));
  }

  /** To wait for a new period, as is said of other limits, does not help where the limit is 0. */
  private static Verdict forbidden(Decision.Denied denied) {
    Verdict verdict = verdict(denied);
    Limit none = denied.limitOfNone();
    if (none == null) {
      return verdict;
    }
    String plan = denied.inquiry().application().planName();
    return new Verdict(
        verdict.status(),
        verdict.code(),
        verdict.message(),
        "%s forbids the %s %s (limit 0): waiting does not help; remove that limit or raise it, or move the application to another plan."
            .formatted(
                plan.isEmpty() ? "The plan" : "Plan " + shortened(plan),
                none.metric().ancestors().isEmpty() ? "metric" : "method",
                shortened(none.metric().name())));
  }

  /** The verdict must fit into a header. */
  private static String shortened(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "...";
  }

  private static Verdict verdict(Decision decision) {
    return switch (decision) {
      case Decision.Admitted _ -> Verdict.AUTHORIZED;
      case Decision.Denied(Inquiry inquiry, Refusal refusal, _) -> verdict(refusal, inquiry);
      case Decision.Failed(Inquiry inquiry, Refusal refusal) -> verdict(refusal, inquiry);
      case Decision.Unavailable(Inquiry inquiry, _) ->
          verdict(Refusal.STORAGE_UNAVAILABLE, inquiry);
    };
  }

  private static Verdict verdict(Refusal refusal, Inquiry inquiry) {
    RejectionReason reason = refusal.reason();
    return refusal == Refusal.WITHOUT_DOCUMENT
        ? NO_DOCUMENT
        : new Verdict(
            reason.status(),
            reason.code(),
            Secrets.masked(refusal.message(), inquiry.question()),
            reason.remedy());
  }

  private static List<ExaminedLimit> limits(Decision decision) {
    return switch (decision) {
      case Decision.Admitted(Inquiry inquiry, StoredValues stored, _) -> limits(inquiry, stored);
      case Decision.Denied(Inquiry inquiry, Refusal refusal, StoredValues stored)
          when refusal.reason() == RejectionReason.LIMITS_EXCEEDED ->
          limits(inquiry, stored);
      case Decision.Denied _, Decision.Failed _, Decision.Unavailable _ -> List.of();
    };
  }

  private static List<ExaminedLimit> limits(Inquiry inquiry, StoredValues stored) {
    List<Limit> limits = inquiry.limits();
    List<ExaminedLimit> examined = new ArrayList<>(limits.size());
    for (int i = 0; i < limits.size(); i++) {
      examined.add(limit(limits.get(i), stored.of(i), inquiry.effect()));
    }
    return examined;
  }

  private static ExaminedLimit limit(Limit limit, long stored, Effect effect) {
    Outcome outcome =
        !effect.checks(limit.metric())
            ? Outcome.NOT_ASKED
            : LimitCheck.isExceeded(limit, stored, effect) ? Outcome.EXCEEDED : Outcome.HOLDS;
    return new ExaminedLimit(
        limit.metric().name(),
        limit.period(),
        limit.maxValue(),
        stored,
        effect.appliedTo(limit.metric(), stored),
        outcome);
  }
}
