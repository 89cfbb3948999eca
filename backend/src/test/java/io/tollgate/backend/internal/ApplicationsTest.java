package io.tollgate.backend.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ApplicationsTest extends InternalCases {

  private static final String APP = "/services/100/applications/app1";
  private static final String NOT_FOUND =
      "{\"status\":\"not_found\",\"error\":\"application not found\"}";
  private static final String SAMPLE =
      "{\"service_id\":\"100\",\"id\":\"app1\",\"state\":\"active\",\"plan_id\":\"9\","
          + "\"plan_name\":\"Gold\",\"redirect_url\":null}";

  @Test
  void shows_an_application() {
    answers(f.get(APP), 200, "{\"status\":\"found\",\"application\":" + SAMPLE + "}");
    answers(f.get("/services/100/applications/no"), 404, NOT_FOUND);
    answers(f.get("/services/7/applications/app1"), 404, NOT_FOUND);
  }

  @Test
  @ConformanceCase("SM-123")
  void an_application_needs_a_state() {
    String none =
        "{\"status\":\"bad_request\",\"error\":\"Application with id=\\\"app1\\\" has no state\"}";
    answers(f.put(APP, "{\"application\":{\"plan_id\":1}}"), 400, none);
    answers(f.put(APP, "{\"application\":{}}"), 400, none);
    answers(f.put(APP, "{\"application\":{\"state\":null}}"), 400, none);
    answers(
        f.put(APP, ""),
        400,
        "{\"status\":\"error\",\"error\":\"missing parameter 'application'\"}");
    assertThat(f.get(APP).body()).contains(SAMPLE);
  }

  @Test
  @ConformanceCase("SM-124")
  void an_application_is_created_once() {
    String form =
        "{\"application\":{\"state\":\"active\",\"plan_id\":9,\"redirect_url\":\"http://x\"}}";

    answers(
        f.post(APP, form),
        405,
        "{\"status\":\"exists\",\"error\":\"application cannot be created, exists already\"}");
    answers(
        f.post("/services/100/applications/a%2Fb", form),
        201,
        "{\"status\":\"created\",\"application\":{\"service_id\":\"100\",\"id\":\"a/b\","
            + "\"state\":\"active\",\"plan_id\":\"9\",\"plan_name\":null,"
            + "\"redirect_url\":\"http://x\"}}");
    assertThat(f.authrep("provider_key=pk&app_id=a/b").status()).isEqualTo(200);
    assertThat(f.put("/services/100/applications/new", form).body())
        .startsWith("{\"status\":\"created\"");
  }

  @Test
  void of_many_who_create_an_application_one_has_created_it() throws Exception {
    String form = "{\"application\":{\"state\":\"active\"}}";
    Callable<Integer> creation = () -> f.post("/services/100/applications/new", form).status();

    List<Integer> statuses = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> status : threads.invokeAll(Collections.nCopies(8, creation))) {
        statuses.add(status.get());
      }
    }
    assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 405);
  }

  @Test
  void a_change_keeps_what_it_does_not_name_and_is_seen_at_once() {
    answers(
        f.put(APP, "{\"application\":{\"state\":\"suspended\"}}"),
        200,
        "{\"status\":\"modified\",\"application\":" + SAMPLE.replace("active", "suspended") + "}");
    assertThat(f.authrep("provider_key=pk&app_id=app1").body())
        .contains("application is not active");
  }

  @Test
  @ConformanceCase("SM-30")
  void a_user_key_outlives_its_application() {
    f.put("/services/100", "{\"service\":{\"backend_version\":\"1\"}}");
    assertThat(f.authrep("provider_key=pk&user_key=uk1").status()).isEqualTo(200);
    f.post(APP + "/keys", "{\"application_key\":{\"value\":\"k\"}}");

    answers(f.delete(APP), 200, "{\"status\":\"deleted\"}");
    assertThat(f.authrep("provider_key=pk&user_key=uk1").status()).isEqualTo(404);
    assertThat(f.authrep("provider_key=pk&user_key=uk1").body())
        .contains("application with id=\"app1\" was not found");
    answers(f.delete(APP), 404, NOT_FOUND);

    f.post(APP, "{\"application\":{\"state\":\"active\"}}");
    assertThat(f.authrep("provider_key=pk&user_key=uk1").status()).isEqualTo(200);
    assertThat(f.get(APP + "/keys").body()).contains("\"value\":\"k\"");
  }

  @Test
  void user_keys_may_mean_an_application_before_it_is_there() {
    String key = "/services/100/applications/key/u%2F1/";
    answers(f.get(key), 404, "{\"status\":\"not_found\",\"error\":\"application key not found\"}");
    answers(
        f.put("/services/100/applications/later/key/u%2F1", ""),
        200,
        "{\"status\":\"modified\",\"application\":{\"id\":\"later\"}}");
    answers(f.get(key), 200, "{\"status\":\"found\",\"application\":{\"id\":\"later\"}}");
    answers(f.delete(key), 200, "{\"status\":\"deleted\"}");
    answers(f.delete(key), 200, "{\"status\":\"deleted\"}");
    assertThat(f.get(key).status()).isEqualTo(404);
  }

  @Test
  void keys_are_given_or_made() {
    answers(f.get(APP + "/keys/"), 200, "{\"status\":\"found\",\"application_keys\":[]}");
    answers(
        f.post(APP + "/keys/", "{\"application_key\":{\"value\":\"k/1\"}}"),
        201,
        "{\"status\":\"created\",\"application_key\":{\"app_id\":\"app1\",\"value\":\"k/1\"}}");
    assertThat(f.post(APP + "/keys", "").body())
        .matches(
            "\\{\"status\":\"created\",\"application_key\":\\{\"app_id\":\"app1\",\"value\":\"[0-9a-f]{32}\"}}");
    assertThat(f.authrep("provider_key=pk&app_id=app1").body())
        .contains("application key is missing");
    assertThat(f.authrep("provider_key=pk&app_id=app1&app_key=k/1").status()).isEqualTo(200);

    answers(f.delete(APP + "/keys/k%2F1"), 200, "{\"status\":\"deleted\"}");
    answers(
        f.delete(APP + "/keys/k%2F1"),
        404,
        "{\"status\":\"not_found\",\"error\":\"application key not found\"}");
    answers(f.get("/services/100/applications/no/keys"), 404, NOT_FOUND);
    answers(f.post("/services/100/applications/no/keys", ""), 404, NOT_FOUND);
  }

  @Test
  @ConformanceCase("SM-132")
  void referrer_filters_are_removed_by_their_base64() {
    String filters = APP + "/referrer_filters";
    for (String filter : new String[] {"*.foo", "b.org", "*.bar"}) {
      answers(
          f.post(filters, "{\"referrer_filter\":\"" + filter + "\"}"),
          201,
          "{\"status\":\"created\",\"referrer_filter\":\"" + filter + "\"}");
    }
    answers(
        f.get(filters),
        200,
        "{\"status\":\"found\",\"referrer_filters\":[\"*.bar\",\"*.foo\",\"b.org\"]}");
    answers(f.delete(filters + "/Ki5mb28="), 200, "{\"status\":\"deleted\"}");
    answers(f.delete(filters + "/*.bar"), 200, "{\"status\":\"deleted\"}");
    answers(f.delete(filters + "/abcd"), 200, "{\"status\":\"deleted\"}");
    answers(f.get(filters), 200, "{\"status\":\"found\",\"referrer_filters\":[\"b.org\"]}");
    String blank = "{\"error\":\"referrer filter can't be blank\"}";
    answers(f.post(filters, "{\"referrer_filter\":\" \"}"), 400, blank);
    answers(f.post(filters, ""), 400, blank);
    answers(f.get("/services/100/applications/no/referrer_filters"), 404, NOT_FOUND);
    answers(f.delete("/services/100/applications/no/referrer_filters/x"), 404, NOT_FOUND);
  }

  @Test
  void the_entries_of_a_batch_succeed_or_fail_one_by_one() {
    f.post(APP + "/keys/", "{\"application_key\":{\"value\":\"k0\"}}");
    String batch =
        """
        {"applications":[
          {"id":"app1","state":"live","application_keys":["k1"],"referrer_filters":["*"]},
          {"id":7,"state":"active","plan_id":9,"plan_name":"Gold","user_key":"u7"},
          {"id":"b"},{"state":"active"},{"id":"c","state":"active","application_keys":"k"}]}
        """;

    answers(
        f.put("/services/100/applications/batch", batch),
        200,
        """
        {"status":"completed","total":5,"successful":2,"failed":3,"applications":[\
        {"status":"modified","application":{"service_id":"100","id":"app1","state":"live",\
        "plan_id":"9","plan_name":"Gold","redirect_url":null,"user_key":null,\
        "application_keys":["k0","k1"],"referrer_filters":["*"]}},\
        {"status":"created","application":{"service_id":"100","id":"7","state":"active",\
        "plan_id":"9","plan_name":"Gold","redirect_url":null,"user_key":"u7",\
        "application_keys":[],"referrer_filters":[]}},\
        {"status":"error","id":"b","error":"Application with id=\\"b\\" has no state"},\
        {"status":"error","id":null,"error":"applications[3].id is missing"},\
        {"status":"error","id":"c","error":"applications[4].application_keys must be an array, not text"}],\
        "failures":[{"id":"b","error":"Application with id=\\"b\\" has no state"},\
        {"id":null,"error":"applications[3].id is missing"},\
        {"id":"c","error":"applications[4].application_keys must be an array, not text"}]}""");
    assertThat(f.get("/services/100/applications/key/u7").body()).contains("{\"id\":\"7\"}");
    assertThat(f.get("/services/100/applications/c").status()).isEqualTo(404);
    answers(
        f.put("/services/100/applications/batch", "{\"applications\":[]}"),
        200,
        "{\"status\":\"completed\",\"total\":0,\"successful\":0,\"failed\":0,\"applications\":[]}");
    answers(
        f.put("/services/100/applications/batch", "{}"),
        400,
        "{\"status\":\"error\",\"error\":\"missing parameter 'applications'\"}");
  }
}
