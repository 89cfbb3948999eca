package io.tollgate.backend.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import org.junit.jupiter.api.Test;

class MetricsAndLimitsTest extends InternalCases {

  private static final String LIMIT = "/services/100/plans/9/usagelimits/1/month";

  @Test
  void metrics_are_created_changed_and_deleted() {
    answers(
        f.post("/services/100/metrics/4", "{\"metric\":{\"name\":\"writes\",\"parent_id\":1}}"),
        201,
        "{\"status\":\"created\",\"metric\":{\"service_id\":\"100\",\"id\":\"4\",\"parent_id\":\"1\",\"name\":\"writes\"}}");
    answers(
        f.put("/services/100/metrics/4", "{\"metric\":{\"name\":\"changes\"}}"),
        200,
        "{\"status\":\"modified\",\"metric\":{\"service_id\":\"100\",\"id\":\"4\",\"parent_id\":null,\"name\":\"changes\"}}");
    answers(
        f.get("/services/100/metrics/4"),
        200,
        "{\"status\":\"found\",\"metric\":{\"service_id\":\"100\",\"id\":\"4\",\"parent_id\":\"1\",\"name\":\"changes\"}}");
    assertThat(f.authrep("provider_key=pk&app_id=app1&usage[changes]=1").status()).isEqualTo(200);
    assertThat(f.authrep("provider_key=pk&app_id=app1&usage[writes]=1").status()).isEqualTo(404);

    answers(f.delete("/services/100/metrics/4"), 200, "{\"status\":\"deleted\"}");
    String unknown = "{\"status\":\"not_found\",\"error\":\"metric not found\"}";
    answers(f.delete("/services/100/metrics/4"), 404, unknown);
    answers(f.get("/services/100/metrics/4"), 404, unknown);
    answers(
        f.put("/services/100/metrics/5", "{\"metric\":{}}"),
        400,
        "{\"status\":\"error\",\"error\":\"metric.name is missing\"}");
  }

  @Test
  @ConformanceCase("SM-126")
  void a_limit_is_echoed_as_it_came_and_kept_as_a_number() {
    String about = "\"service_id\":\"100\",\"plan_id\":\"9\",\"metric_id\":\"1\",\"month\":";

    answers(
        f.put(LIMIT, "{\"usagelimit\":{\"month\":\"11\"}}"),
        200,
        "{\"status\":\"modified\",\"usagelimit\":{" + about + "\"11\"}}");
    answers(f.get(LIMIT), 200, "{\"status\":\"found\",\"usagelimit\":{" + about + "11}}");
    answers(
        f.put(LIMIT, "{\"usagelimit\":{\"month\":0}}"),
        200,
        "{\"status\":\"modified\",\"usagelimit\":{" + about + "0}}");
    assertThat(f.authrep("provider_key=pk&app_id=app1&usage[hits]=1").status()).isEqualTo(409);

    answers(f.delete(LIMIT), 200, "{\"status\":\"deleted\"}");
    answers(f.delete(LIMIT), 200, "{\"status\":\"deleted\"}");
    answers(f.get(LIMIT), 404, "{\"status\":\"not_found\",\"error\":\"usagelimit not found\"}");
    assertThat(f.authrep("provider_key=pk&app_id=app1&usage[hits]=1").status()).isEqualTo(200);
  }

  @Test
  void a_limit_is_a_whole_number_for_a_known_period() {
    missing("usagelimit", "{}");
    missing("month", "{\"usagelimit\":{\"day\":1}}");
    missing("month", "{\"usagelimit\":{\"month\":null}}");
    for (String value : new String[] {"-1", "9007199254740992"}) {
      answers(
          f.put(LIMIT, "{\"usagelimit\":{\"month\":" + value + "}}"),
          400,
          "{\"status\":\"error\",\"error\":\"usagelimit.month must be 0 to 9007199254740991\"}");
    }
    answers(
        f.put(LIMIT, "{\"usagelimit\":{\"month\":\"many\"}}"),
        400,
        "{\"status\":\"error\",\"error\":\"usagelimit.month must be a whole number\"}");
    String second = "/services/100/plans/9/usagelimits/1/second";
    assertThat(f.put(second, "{\"usagelimit\":{\"second\":1}}").status()).isEqualTo(400);
    assertThat(f.get(second).status()).isEqualTo(404);
    assertThat(f.get(LIMIT).status()).isEqualTo(404);
  }

  private void missing(String name, String body) {
    answers(
        f.put(LIMIT, body),
        400,
        "{\"status\":\"error\",\"error\":\"missing parameter '" + name + "'\"}");
  }

  @Test
  @ConformanceCase("SM-127")
  void an_alert_limit_is_added_once() {
    String limits = "/services/100/alert_limits/";
    String invalid = "{\"error\":\"alert limit is invalid\"}";

    answers(
        f.post(limits, "{\"alert_limit\":{\"value\":50}}"),
        201,
        "{\"status\":\"created\",\"alert_limit\":{\"service_id\":\"100\",\"value\":50}}");
    answers(f.post(limits, "{\"alert_limit\":{\"value\":50}}"), 400, invalid);
    answers(f.post(limits, "{\"alert_limit\":{\"value\":51}}"), 400, invalid);
    answers(f.post(limits, "{\"alert_limit\":{}}"), 400, invalid);
    assertThat(f.post(limits, "{\"alert_limit\":{\"value\":\"300\"}}").status()).isEqualTo(201);
    answers(
        f.get(limits),
        200,
        "{\"status\":\"found\",\"alert_limits\":[{\"service_id\":\"100\",\"value\":50},"
            + "{\"service_id\":\"100\",\"value\":300}]}");
    answers(f.delete(limits + "50"), 200, "{\"status\":\"deleted\"}");
    answers(
        f.delete(limits + "50"),
        404,
        "{\"status\":\"not_found\",\"error\":\"alert limit not found\"}");
  }

  @Test
  @ConformanceCase("SM-131")
  void utilization_lists_the_limits_of_the_application() {
    String utilization = "/services/100/applications/app1/utilization/";
    f.put(LIMIT, "{\"usagelimit\":{\"month\":11}}");
    answers(
        f.get(utilization),
        200,
        "{\"status\":\"found\",\"utilization\":[{\"period\":\"month\",\"metric_name\":\"hits\","
            + "\"max_value\":11,\"current_value\":0}]}");

    f.put("/services/100/plans/9/usagelimits/2/day", "{\"usagelimit\":{\"day\":5}}");
    f.authrep("provider_key=pk&app_id=app1&usage[search]=3");
    answers(
        f.get(utilization),
        200,
        "{\"status\":\"found\",\"utilization\":[{\"period\":\"month\",\"metric_name\":\"hits\","
            + "\"max_value\":11,\"current_value\":3},{\"period\":\"day\",\"metric_name\":\"search\","
            + "\"max_value\":5,\"current_value\":3}]}");
    answers(
        f.get("/services/7/applications/app1/utilization"),
        404,
        "{\"status\":\"not_found\",\"error\":\"service not found\"}");
    answers(
        f.get("/services/100/applications/no/utilization"),
        404,
        "{\"status\":\"not_found\",\"error\":\"application not found\"}");
  }
}
