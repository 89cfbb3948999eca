package io.tollgate.backend.store;

import io.tollgate.backend.catalog.ApplicationKey;
import io.tollgate.protocol.time.Period;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names of counters in the key schema that existing installations know (7.2). */
public final class CounterName {

  private static final DateTimeFormatter DATE = formatter("uuuuMMdd");
  private static final DateTimeFormatter TIME = formatter("HHmmss");

  private CounterName() {}

  /** Such as {@code stats/{service:100}/cinstance:app1/metric:1/day:20100520}. */
  public static String of(
      ApplicationKey application, String metricId, Period period, long startMillis) {
    return name(prefix(application) + "metric:" + metricId, period, startMillis);
  }

  /** Such as {@code stats/{service:100}/metric:1/day:20100520}. */
  public static String of(String serviceId, String metricId, Period period, long startMillis) {
    return name(prefix(serviceId) + "metric:" + metricId, period, startMillis);
  }

  /**
   * Such as {@code stats/{service:100}/cinstance:app1/response_code:2XX/day:20100520}.
   *
   * @param code one of {@link io.tollgate.backend.usage.ResponseCode#counters}
   */
  public static String ofResponseCode(
      ApplicationKey application, String code, Period period, long startMillis) {
    return name(prefix(application) + "response_code:" + code, period, startMillis);
  }

  /**
   * Such as {@code stats/{service:100}/response_code:2XX/day:20100520}.
   *
   * @param code one of {@link io.tollgate.backend.usage.ResponseCode#counters}
   */
  public static String ofResponseCode(
      String serviceId, String code, Period period, long startMillis) {
    return name(prefix(serviceId) + "response_code:" + code, period, startMillis);
  }

  private static String prefix(String serviceId) {
    return "stats/{service:" + serviceId + "}/";
  }

  private static String prefix(ApplicationKey application) {
    return prefix(application.serviceId()) + "cinstance:" + application.applicationId() + "/";
  }

  private static String name(String what, Period period, long startMillis) {
    return (what + "/" + granularity(period, startMillis)).replace(' ', '+');
  }

  private static String granularity(Period period, long startMillis) {
    if (period == Period.ETERNITY) {
      return period.wireName();
    }
    Instant start = Instant.ofEpochMilli(startMillis);
    // The hours, minutes and seconds lose their trailing zeros, so 20:00 is 2 (9, quirk 7).
    String time = TIME.format(start);
    int end = time.length();
    while (end > 0 && time.charAt(end - 1) == '0') {
      end--;
    }
    return period.wireName() + ":" + DATE.format(start) + time.substring(0, end);
  }

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }
}
