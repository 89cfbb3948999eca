package io.tollgate.backend.explanation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why one call was decided as it was.
 *
 * @param serviceId the service it was decided for, null when none was found
 * @param applicationId the application it was decided for, null when none was found
 * @param checks all checks of the call's endpoint, in their order
 * @param limits all limits of the application's plan; none when the checks refused the call
 */
public record Explanation(
    Verdict verdict,
    @Nullable String serviceId,
    @Nullable String applicationId,
    List<ExaminedCheck> checks,
    List<ExaminedLimit> limits) {

  public Explanation {
    checks = List.copyOf(checks);
    limits = List.copyOf(limits);
  }
}
