package io.tollgate.backend.authorization;

import io.tollgate.backend.explanation.ExaminedCheck;
import io.tollgate.backend.explanation.ExaminedCheck.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down the checks of one inquiry as they are made. */
final class Trace {

  private final List<ExaminedCheck> examined = new ArrayList<>();

  /** Examines like {@link Checks#firstRefusal}, on the record. */
  @Nullable Refusal firstRefusal(List<Check> checks, Inquiry inquiry) {
    Refusal refusal = null;
    for (Check check : checks) {
      if (refusal != null) {
        examined.add(ExaminedCheck.notReached(check.name()));
      } else {
        refusal = check.examine(inquiry);
        Outcome outcome = refusal == null ? Outcome.PASSED : Outcome.REFUSED;
        examined.add(new ExaminedCheck(check.name(), check.facts(inquiry), outcome));
      }
    }
    return refusal;
  }

  List<ExaminedCheck> examined() {
    return examined;
  }
}
