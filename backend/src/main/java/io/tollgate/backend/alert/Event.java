package io.tollgate.backend.alert;

/** An entry of the event queue: what happened (7.5). */
public sealed interface Event {

  /** Name of its type on the wire, such as {@code first_traffic}. */
  String type();

  String serviceId();

  String applicationId();

  /** When it happened, milliseconds since 1970. */
  long atMillis();

  /** The application's first call ever. */
  record FirstTraffic(String serviceId, String applicationId, long atMillis) implements Event {
    @Override
    public String type() {
      return "first_traffic";
    }
  }

  /** The application's first call of this day, UTC. */
  record FirstDailyTraffic(String serviceId, String applicationId, long atMillis) implements Event {
    @Override
    public String type() {
      return "first_daily_traffic";
    }
  }

  /**
   * A limit is used as far as one of the service's alert limits.
   *
   * @param id number of the alert
   * @param utilization the alert limit that was reached, per cent
   * @param maxUtilization used share of the limit that is used most, 1.0 is all of it
   * @param limit that limit in words, such as {@code hits per day: 81/100}
   */
  record Alert(
      long id,
      int utilization,
      double maxUtilization,
      String serviceId,
      String applicationId,
      long atMillis,
      String limit)
      implements Event {
    @Override
    public String type() {
      return "alert";
    }
  }
}
