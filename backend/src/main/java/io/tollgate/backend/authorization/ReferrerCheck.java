package io.tollgate.backend.authorization;

import io.tollgate.backend.explanation.Fact;
import io.tollgate.protocol.authorization.RejectionReason;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether the referrer is one that the application's filters allow (2.3, 6). */
public final class ReferrerCheck implements Check {

  private static final String ANY = "*";

  private final boolean unanchored;

  /**
   * @param unanchored whether a filter may match anywhere in the referrer (legacy_referrer_filters)
   */
  public ReferrerCheck(boolean unanchored) {
    this.unanchored = unanchored;
  }

  @Override
  public @Nullable Refusal examine(Inquiry inquiry) {
    if (!inquiry.service().referrerFiltersRequired()) {
      return null;
    }
    Set<String> filters = inquiry.application().referrerFilters();
    String referrer = inquiry.question().referrer();
    if (filters.isEmpty() || ANY.equals(referrer)) {
      return null;
    }
    if (referrer == null || referrer.isBlank()) {
      return new Refusal(RejectionReason.REFERRER_NOT_ALLOWED, "referrer is missing");
    }
    for (String filter : filters) {
      if (matches(filter, referrer)) {
        return null;
      }
    }
    return new Refusal(
        RejectionReason.REFERRER_NOT_ALLOWED, "referrer \"" + referrer + "\" is not allowed");
  }

  @Override
  public String name() {
    return "referrer";
  }

  @Override
  public List<Fact> facts(Inquiry inquiry) {
    return List.of(
        Fact.of("required", inquiry.service().referrerFiltersRequired()),
        Fact.of("referrer", inquiry.question().referrer()),
        Fact.of("filters", inquiry.application().referrerFilters()));
  }

  private boolean matches(String filter, String referrer) {
    if (!unanchored) {
      return Wildcard.matches(filter, 0, referrer, 0, true);
    }
    // A star before the filter finds it anywhere in one line; it does not cross a line's end.
    String anywhere = ANY + filter;
    int line = 0;
    do {
      if (Wildcard.matches(anywhere, 0, referrer, line, false)) {
        return true;
      }
      line = referrer.indexOf('\n', line) + 1;
    } while (line > 0);
    return false;
  }
}
