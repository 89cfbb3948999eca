package io.tollgate.backend.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.http.testkit.RawMessage;
import io.tollgate.protocol.administration.Attributes;
import io.tollgate.protocol.administration.BackendApplication;
import io.tollgate.protocol.administration.BackendApplicationJson;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an admin side in another process does. */
class WholesTest extends InternalCases {

  private static final String APP = "/services/100/applications/app1";

  @Test
  void a_service_becomes_exactly_what_is_put() {
    f.post("/services/100/alert_limits/", "{\"alert_limit\":{\"value\":50}}");
    String service =
        "{\"service\":{\"provider_key\":\"pk\",\"backend_version\":\"2\",\"default_service\":true,"
            + "\"tokens\":[\"t2\"],\"metrics\":[{\"id\":\"1\",\"name\":\"hits\"}],"
            + "\"usagelimits\":[{\"plan_id\":\"9\",\"metric_id\":\"1\",\"period\":\"day\",\"value\":1}]}}";

    for (int repeated = 0; repeated < 2; repeated++) {
      answers(f.put("/services/100/catalog", service), 200, "{\"status\":\"replaced\"}");
    }
    assertThat(f.get("/services/100/metrics/2").status()).isEqualTo(404);
    assertThat(f.get("/services/100/alert_limits").body()).contains("[]");
    assertThat(f.authrep("service_token=tok&service_id=100&app_id=app1").status()).isEqualTo(403);
    String call = "service_token=t2&service_id=100&app_id=app1&usage[hits]=1";
    assertThat(f.authrep(call).status()).isEqualTo(200);
    assertThat(f.authrep(call).status()).isEqualTo(409);
    answers(
        f.put("/services/100/catalog", "{\"service\":{\"provider_key\":\"pk\",\"metrics\":[7]}}"),
        400,
        "{\"status\":\"error\",\"error\":\"service.metrics[0] must be an object, not a number\"}");
  }

  @Test
  void a_service_may_have_a_very_long_line_of_metrics() {
    StringBuilder metrics = new StringBuilder("{\"id\":\"0\",\"name\":\"m0\"}");
    for (int i = 1; i < 5000; i++) {
      metrics.append(
          ",{\"id\":\"%d\",\"name\":\"m%d\",\"parent_id\":\"%d\"}".formatted(i, i, i - 1));
    }
    answers(
        f.put(
            "/services/100/catalog",
            "{\"service\":{\"provider_key\":\"pk\",\"metrics\":["
                + metrics
                + "],\"usagelimits\":[{\"plan_id\":\"9\",\"metric_id\":\"0\",\"period\":\"day\",\"value\":1}]}}"),
        200,
        "{\"status\":\"replaced\"}");

    String call = "provider_key=pk&app_id=app1&usage[m4999]=1";
    assertThat(f.authrep(call).status()).isEqualTo(200);
    assertThat(f.authrep(call).status()).isEqualTo(409);
  }

  @Test
  void a_service_with_a_limit_below_nothing_is_refused_whole() {
    RawMessage refused =
        f.put(
            "/services/100/catalog",
            "{\"service\":{\"provider_key\":\"other\",\"metrics\":[{\"id\":\"1\",\"name\":\"hits\"}],"
                + "\"usagelimits\":[{\"plan_id\":\"9\",\"metric_id\":\"1\",\"period\":\"day\",\"value\":-1}]}}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body()).contains("usagelimits[0].value", "must be 0 to 9007199254740991");
    assertThat(f.authrep("provider_key=pk&app_id=app1").status()).isEqualTo(200);
  }

  @Test
  void a_service_goes_with_its_applications() {
    answers(f.delete("/services/100/catalog"), 200, "{\"status\":\"deleted\"}");
    answers(f.delete("/services/100/catalog"), 200, "{\"status\":\"deleted\"}");
    assertThat(f.get("/services/100").status()).isEqualTo(404);
    assertThat(f.get(APP).status()).isEqualTo(404);
  }

  @Test
  void an_application_becomes_exactly_what_is_put() {
    f.post(APP + "/keys", "{\"application_key\":{\"value\":\"old\"}}");
    String application =
        "{\"application\":{\"state\":\"active\",\"plan_name\":\"Silver\",\"user_keys\":[\"u2\"],\"application_keys\":[\"new\"]}}";

    for (int repeated = 0; repeated < 2; repeated++) {
      answers(f.put(APP + "/replace", application), 200, "{\"status\":\"replaced\"}");
    }
    assertThat(f.authrep("provider_key=pk&app_id=app1&app_key=old").status()).isEqualTo(409);
    assertThat(f.authrep("provider_key=pk&app_id=app1&app_key=new").body()).contains("Silver");
    assertThat(f.get("/services/100/applications/key/uk1").status()).isEqualTo(404);
    assertThat(f.get("/services/100/applications/key/u2").status()).isEqualTo(200);
    answers(
        f.put("/services/7/applications/app1/replace", application),
        404,
        "{\"status\":\"not_found\",\"error\":\"service not found\"}");
    assertThat(f.put(APP + "/replace", "{\"application\":{}}").body())
        .contains("application.state is missing");

    answers(f.delete(APP + "/replace"), 200, "{\"status\":\"deleted\"}");
    answers(f.delete(APP + "/replace"), 200, "{\"status\":\"deleted\"}");
    assertThat(f.get("/services/100/applications/key/u2").status()).isEqualTo(404);
  }

  @Test
  void service_ids_come_in_pages() {
    for (int id = 200; id < 205; id++) {
      f.post("/services", "{\"service\":{\"id\":" + id + ",\"provider_key\":\"pk\"}}");
    }

    answers(
        f.get("/services/?limit=4"),
        200,
        "{\"status\":\"found\",\"services\":[\"100\",\"200\",\"201\",\"202\"]}");
    answers(
        f.get("/services?after=202&limit=4"),
        200,
        "{\"status\":\"found\",\"services\":[\"203\",\"204\"]}");
    answers(
        f.get("/services?limit=0"),
        400,
        "{\"status\":\"error\",\"error\":\"limit must be 1 to 1000\"}");
  }

  @Test
  void the_catalog_comes_part_by_part() throws Exception {
    f.put("/services/100/plans/9/usagelimits/1/day", "{\"usagelimit\":{\"day\":1}}");
    f.put("/services/100/plans/9%2F9/usagelimits/1/hour", "{\"usagelimit\":{\"hour\":2}}");
    for (int id = 0; id < 7; id++) {
      f.put("/services/100/applications/a" + id, "{\"application\":{\"state\":\"active\"}}");
    }

    List<String> ids = new ArrayList<>();
    String after = "";
    List<BackendApplication> page;
    do {
      page = applications("/services/100/catalog?part=applications&limit=3&after=" + after);
      page.forEach(application -> ids.add(application.id()));
      after = page.isEmpty() ? "" : page.getLast().id();
    } while (page.size() == 3);
    assertThat(ids).containsExactly("a0", "a1", "a2", "a3", "a4", "a5", "a6", "app1");
    assertThat(f.get("/services/100/catalog?part=applications&after=a6").body())
        .isEqualTo(
            "{\"status\":\"found\",\"applications\":[{\"service_id\":\"100\",\"id\":\"app1\","
                + "\"state\":\"active\",\"plan_id\":\"9\",\"plan_name\":\"Gold\","
                + "\"redirect_url\":null,\"user_keys\":[\"uk1\"],\"application_keys\":[],"
                + "\"referrer_filters\":[]}]}");
    answers(
        f.get("/services/100/catalog?part=metrics&after=1&limit=1"),
        200,
        "{\"status\":\"found\",\"metrics\":[{\"id\":\"2\",\"name\":\"search\",\"parent_id\":\"1\"}]}");
    answers(
        f.get("/services/100/catalog?part=usagelimits"),
        200,
        "{\"status\":\"found\",\"usagelimits\":["
            + "{\"plan_id\":\"9/9\",\"metric_id\":\"1\",\"period\":\"hour\",\"value\":2,\"id\":\"9%2F9/1/hour\"},"
            + "{\"plan_id\":\"9\",\"metric_id\":\"1\",\"period\":\"day\",\"value\":1,\"id\":\"9/1/day\"}]}");
    answers(
        f.get("/services/100/catalog?part=tokens"),
        200,
        "{\"status\":\"found\",\"tokens\":[\"tok\"]}");
    assertThat(f.get("/services/100/catalog").body()).contains("missing parameter 'part'");
    assertThat(f.get("/services/100/catalog?part=x").status()).isEqualTo(400);
  }

  private List<BackendApplication> applications(String path) throws Exception {
    List<BackendApplication> read = new ArrayList<>();
    JsonNode document = JsonMapper.shared().readTree(f.get(path).body());
    for (Attributes application : Attributes.of(document, "").objects("applications")) {
      read.add(
          BackendApplicationJson.read(
              application, application.requiredText("service_id"), application.requiredText("id")));
    }
    return read;
  }

  @Test
  void statistics_are_read_over_time() {
    f.authrep("provider_key=pk&app_id=app1&usage[search]=3&log[code]=404");
    String range = "&from=2010-05-20T00:00:00Z&to=2010-05-21T00:00:00Z";
    String stats = "/services/100/stats?granularity=hour" + range;
    String three =
        "{\"status\":\"found\",\"values\":[{\"start\":\"2010-05-20T20:00:00Z\",\"value\":3}]}";

    answers(f.get(stats + "&metric=1&application=app1"), 200, three);
    answers(f.get(stats + "&metric=2"), 200, three);
    answers(f.get(stats + "&response_code=404"), 200, three.replace(":3}", ":1}"));
    answers(f.get(stats + "&metric=3"), 200, "{\"status\":\"found\",\"values\":[]}");
    assertThat(f.get(stats).body()).contains("missing parameter 'metric'");
    assertThat(f.get(stats + "&metric=1&response_code=404").status()).isEqualTo(400);
    assertThat(f.get("/services/100/stats?metric=1" + range).body())
        .contains("missing parameter 'granularity'");
    assertThat(f.get("/services/100/stats?metric=1&granularity=second" + range).status())
        .isEqualTo(400);
    assertThat(f.get("/services/100/stats?metric=1&granularity=day&to=x&from=x").body())
        .contains("from must be a time such as 2026-11-23T22:00:00Z");
  }
}
