package io.tollgate.server.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The backend: authorisation and usage counting.
 *
 * @param publicUrl base URL that published configurations name as their backend; null: the own
 *     listener's
 * @param maxCallsPerSecond per provider; 0 means no bound
 */
public record BackendSection(
    String bind,
    int port,
    @Nullable String publicUrl,
    Fsync fsync,
    boolean strictLimits,
    boolean acceptGetBody,
    int maxCallsPerSecond,
    boolean legacyReferrerFilters) {

  /** When written usage is forced to the disk. Either way it survives the end of the process. */
  public enum Fsync {
    EVERY_SECOND,
    ALWAYS
  }

  public static final Setting<String> BIND =
      Setting.of(
          "backend.bind",
          ValueType.HOST,
          "0.0.0.0",
          "Address on which the Service Management API is served.");

  public static final Setting<Integer> PORT =
      Setting.of("backend.port", ValueType.PORT, "3000", "Port of the Service Management API.");

  public static final Setting<String> PUBLIC_URL =
      Setting.of(
          "backend.public-url",
          ValueType.URL,
          null,
          "Base URL of the Service Management API for gateways; it stands in every published configuration, and a gateway in the"
              + " same process asks the backend directly when the two are equal. Unset: http://localhost with the port. Versions published before a change keep the old one until the next deploy.");

  public static final Setting<Fsync> FSYNC =
      Setting.of(
          "backend.fsync",
          ValueType.oneOf(Fsync.class),
          "every-second",
          "When counted usage is forced to the disk. An acknowledged call survives kill -9 either way; always makes it survive"
              + " a power loss, too, and answers wait for the disk.");

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

  static final List<Setting<?>> ALL =
      List.of(
          BIND,
          PORT,
          PUBLIC_URL,
          FSYNC,
          STRICT_LIMITS,
          ACCEPT_GET_BODY,
          MAX_CALLS_PER_SECOND,
          LEGACY_REFERRER_FILTERS);

  public static BackendSection from(SettingValues values) {
    return new BackendSection(
        values.get(BIND),
        values.get(PORT),
        values.find(PUBLIC_URL),
        values.get(FSYNC),
        values.get(STRICT_LIMITS),
        values.get(ACCEPT_GET_BODY),
        values.get(MAX_CALLS_PER_SECOND),
        values.get(LEGACY_REFERRER_FILTERS));
  }
}
