package io.tollgate.protocol.administration;

/** What happened to an application (service-management-api.md, 7.5). */
public sealed interface BackendEvent {

  /** Ascending in the order of what happened. */
  long id();

  String serviceId();

  /** The application as authorisation knows it. */
  String applicationId();

  /** When it happened, milliseconds since 1970. */
  long atMillis();

  /** The application's first call ever. */
  record FirstTraffic(long id, String serviceId, String applicationId, long atMillis)
      implements BackendEvent {}

  /** The application's first call of a day, UTC. */
  record FirstDailyTraffic(long id, String serviceId, String applicationId, long atMillis)
      implements BackendEvent {}

  /**
   * A limit is used as far as one of the service's alert limits.
   *
   * @param alertId number of the alert
   * @param level the alert limit that was reached, per cent
   * @param utilization used share of the limit that is used most, 1.0 is all of it
   * @param limit that limit in words, such as {@code hits per day: 81/100}
   */
  record Alert(
      long id,
      String serviceId,
      String applicationId,
      long atMillis,
      long alertId,
      int level,
      double utilization,
      String limit)
      implements BackendEvent {}
}
