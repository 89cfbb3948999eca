package io.tollgate.server.settings;

import java.time.Duration;
import java.util.List;

/**
 * How the backend treats calls.
 *
 * @param maxCallsPerSecond per provider; 0 means no bound
 * @param slowCall calls that take longer are logged
 */
public record CallRulesSection(
    boolean strictLimits,
    boolean acceptGetBody,
    int maxCallsPerSecond,
    boolean legacyReferrerFilters,
    Duration slowCall) {

  public static final Setting<Boolean> STRICT_LIMITS =
      Setting.of(
          "backend.strict-limits",
          ValueType.BOOLEAN,
          "true",
          "Check and count in one step, so that no limit is ever passed. false behaves as the reference does.");

  public static final Setting<Boolean> ACCEPT_GET_BODY =
      Setting.of(
          "backend.accept-get-body",
          ValueType.BOOLEAN,
          "false",
          "Accept a form body on GET, as the reference does, instead of answering 403.");

  public static final Setting<Integer> MAX_CALLS_PER_SECOND =
      Setting.of(
          "backend.max-calls-per-second",
          ValueType.integer(0, 10_000_000),
          "0",
          "Calls per second and provider above which the answer is 428; 0 means no bound.");

  public static final Setting<Boolean> LEGACY_REFERRER_FILTERS =
      Setting.of(
          "backend.legacy-referrer-filters",
          ValueType.BOOLEAN,
          "false",
          "Let a referrer filter match any part of the referrer instead of all of it.");

  public static final Setting<Duration> SLOW_CALL =
      Setting.of(
          "backend.slow-call",
          ValueType.DURATION,
          "500ms",
          "Calls of the Service Management API that take longer are logged.");

  static final List<Setting<?>> ALL =
      List.of(
          STRICT_LIMITS, ACCEPT_GET_BODY, MAX_CALLS_PER_SECOND, LEGACY_REFERRER_FILTERS, SLOW_CALL);

  public static CallRulesSection from(SettingValues values) {
    return new CallRulesSection(
        values.get(STRICT_LIMITS),
        values.get(ACCEPT_GET_BODY),
        values.get(MAX_CALLS_PER_SECOND),
        values.get(LEGACY_REFERRER_FILTERS),
        values.get(SLOW_CALL));
  }
}
