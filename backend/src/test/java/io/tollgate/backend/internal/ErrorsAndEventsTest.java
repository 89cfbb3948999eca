package io.tollgate.backend.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import org.junit.jupiter.api.Test;

class ErrorsAndEventsTest extends InternalCases {

  private static final String ERRORS = "/services/100/errors/";

  @Test
  @ConformanceCase("SM-130")
  void errors_come_newest_first_and_in_pages() {
    f.authrep("provider_key=pk&app_id=oldest");
    f.clock.moveTo("2010-05-20T20:10:11Z");
    f.authrep("provider_key=pk&app_id=middle");
    f.authrep("provider_key=pk&app_id=newest");

    assertThat(f.get(ERRORS + "?page=2&per_page=2").body())
        .startsWith(
            "{\"status\":\"found\",\"errors\":[{\"code\":\"application_not_found\","
                + "\"message\":\"application with id=\\\"oldest\\\" was not found\","
                + "\"timestamp\":\"2010-05-20 20:10:10 UTC\",\"context_info\":{")
        .endsWith("}],\"count\":3}");
    assertThat(f.get(ERRORS).body()).containsSubsequence("newest", "middle", "oldest");
    assertThat(f.call("GET", ERRORS, "{\"page\":1,\"per_page\":1}").body())
        .contains("newest")
        .doesNotContain("middle");
    assertThat(f.get(ERRORS + "?page=0&per_page=1").body()).contains("newest");
    String none = "{\"status\":\"found\",\"errors\":[],\"count\":3}";
    answers(f.get(ERRORS + "?page=3&per_page=2"), 200, none);
    answers(f.get(ERRORS + "?page=9223372036854775807&per_page=9223372036854775807"), 200, none);
  }

  @Test
  void errors_can_be_cleared_and_belong_to_a_service() {
    f.authrep("provider_key=pk&app_id=no");
    answers(f.get(ERRORS + "?per_page=0"), 400, "{\"error\":\"per_page needs to be > 0\"}");
    answers(f.delete(ERRORS), 200, "{\"status\":\"deleted\"}");
    answers(f.get(ERRORS), 200, "{\"status\":\"found\",\"errors\":[],\"count\":0}");

    String unknown = "{\"status\":\"not_found\",\"error\":\"service not found\"}";
    answers(f.get("/services/7/errors/"), 404, unknown);
    answers(f.delete("/services/7/errors/"), 404, unknown);
  }

  @Test
  void events_stay_until_they_are_deleted() {
    answers(f.get("/events/"), 200, "{\"status\":\"found\",\"events\":[]}");
    f.put("/services/100/plans/9/usagelimits/1/day", "{\"usagelimit\":{\"day\":100}}");
    f.post("/services/100/alert_limits/", "{\"alert_limit\":{\"value\":80}}");
    f.authrep("provider_key=pk&app_id=app1&usage[hits]=81");
    f.backend.drainEvents();

    String time = "\"timestamp\":\"2010-05-20 20:10:10 UTC\"";
    String traffic =
        "\"object\":{\"service_id\":\"100\",\"application_id\":\"app1\"," + time + "}}";
    String events =
        "{\"status\":\"found\",\"events\":[{\"id\":1,\"type\":\"first_traffic\","
            + time
            + ","
            + traffic
            + ",{\"id\":2,\"type\":\"first_daily_traffic\","
            + time
            + ","
            + traffic
            + ",{\"id\":3,\"type\":\"alert\","
            + time
            + ",\"object\":{\"id\":1,\"utilization\":80,\"max_utilization\":0.81,"
            + "\"application_id\":\"app1\",\"service_id\":\"100\","
            + time
            + ",\"limit\":\"hits per day: 81/100\"}}]}";
    answers(f.get("/events/"), 200, events);
    answers(f.get("/events"), 200, events);

    answers(f.delete("/events/2"), 200, "{\"status\":\"deleted\"}");
    String unknown = "{\"status\":\"not_found\",\"error\":\"event not found\"}";
    answers(f.delete("/events/2"), 404, unknown);
    answers(f.delete("/events/x"), 404, unknown);
    String nothing = "{\"status\":\"deleted\",\"num_events\":0}";
    answers(f.delete("/events/"), 200, nothing);
    answers(f.call("DELETE", "/events/", "{\"upto_id\":-1}"), 200, nothing);
    answers(
        f.call("DELETE", "/events/", "{\"upto_id\":3}"),
        200,
        "{\"status\":\"deleted\",\"num_events\":2}");
    answers(f.get("/events/"), 200, "{\"status\":\"found\",\"events\":[]}");
  }
}
