package io.tollgate.server.settings;

import java.util.List;

/**
 * What the gateway remembers of a backend's decisions, and how it reports (gateway.md, 3.4 to 3.9).
 *
 * @param batchBytes memory for usage that waits to be reported
 */
public record GatewayAuthorizationSection(
    Caching caching,
    boolean snapshot,
    boolean responseCodes,
    int reportingThreads,
    long batchBytes) {

  /** What holds while a backend in another process is away. */
  public enum Caching {
    STRICT,
    RESILIENT
  }

  public static final Setting<Caching> CACHING =
      Setting.of(
              "gateway.authorization-caching",
              ValueType.oneOf(Caching.class),
              "strict",
              "What is remembered of a backend in another process where the product has no caching policy: strict forgets when the"
                  + " backend does not answer, resilient lets known callers go on.")
          .alias("APICAST_BACKEND_CACHE_HANDLER");

  public static final Setting<Boolean> SNAPSHOT =
      Setting.of(
              "gateway.authorization-snapshot",
              ValueType.BOOLEAN,
              "false",
              "Keep what resilient caching remembers on disk, so that known callers go on when gateway and backend were both"
                  + " restarted and the backend is not back yet.")
          .alias("TOLLGATE_AUTH_SNAPSHOT");

  public static final Setting<Boolean> RESPONSE_CODES =
      Setting.of(
              "gateway.response-codes",
              ValueType.BOOLEAN,
              "false",
              "Have the backend count the status of each answer.")
          .alias("APICAST_RESPONSE_CODES");

  public static final Setting<Integer> REPORTING_THREADS =
      Setting.of(
              "gateway.reporting-threads",
              ValueType.integer(0, 1_000_000),
              "0",
              "Reports that may be on their way to a backend at once; beyond it calls are decided before they go on. 0: 1,000 for"
                  + " each event loop.")
          .alias("APICAST_REPORTING_THREADS");

  public static final Setting<Long> BATCH_MEMORY =
      Setting.of(
              "gateway.batch-memory",
              ValueType.BYTES,
              "20m",
              "Memory of the policy 3scale_batcher for usage of one product that waits to be reported, about 200 bytes an"
                  + " application; beyond it the oldest is lost.")
          .alias("APICAST_POLICY_BATCHER_SHARED_MEMORY_SIZE");

  static final List<Setting<?>> ALL =
      List.of(CACHING, SNAPSHOT, RESPONSE_CODES, REPORTING_THREADS, BATCH_MEMORY);

  public static GatewayAuthorizationSection from(SettingValues values) {
    return new GatewayAuthorizationSection(
        values.get(CACHING),
        values.get(SNAPSHOT),
        values.get(RESPONSE_CODES),
        values.get(REPORTING_THREADS),
        values.get(BATCH_MEMORY));
  }
}
