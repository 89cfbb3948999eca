package io.tollgate.backend.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import org.junit.jupiter.api.Test;

class ServicesTest extends InternalCases {

  private static final String SAMPLE =
      "{\"id\":\"100\",\"state\":\"active\",\"provider_key\":\"pk\",\"backend_version\":\"2\","
          + "\"referrer_filters_required\":false,\"default_service\":true}";

  @Test
  void shows_a_service() {
    answers(f.get("/services/100"), 200, "{\"status\":\"found\",\"service\":" + SAMPLE + "}");
    answers(f.get("/services/7"), 404, "{\"error\":\"not_found\"}");
  }

  @Test
  void the_first_service_of_a_provider_is_its_default() {
    answers(
        f.post("/services/", "{\"service\":{\"id\":200,\"provider_key\":\"pk2\",\"odd\":{}}}"),
        201,
        "{\"service\":{\"id\":\"200\",\"state\":\"active\",\"provider_key\":\"pk2\","
            + "\"backend_version\":\"2\",\"referrer_filters_required\":false,"
            + "\"default_service\":true},\"status\":\"created\"}");
    assertThat(f.authrep("provider_key=pk2&app_id=a").body()).contains("application_not_found");
  }

  @Test
  void a_change_keeps_what_it_does_not_name() {
    answers(
        f.put("/services/100", "{\"service\":{\"backend_version\":\"oauth\",\"state\":null}}"),
        200,
        "{\"service\":" + SAMPLE.replace("\"2\"", "\"oauth\"") + ",\"status\":\"ok\"}");
    assertThat(f.put("/services/100/", "{\"service\":{\"state\":\"suspended\"}}").status())
        .isEqualTo(200);
    answers(
        f.get("/services/100"),
        200,
        "{\"status\":\"found\",\"service\":"
            + SAMPLE.replace("\"2\"", "\"oauth\"").replace("active", "suspended")
            + "}");
  }

  @Test
  void a_put_creates_under_the_id_of_its_path() {
    assertThat(f.put("/services/5%2F6", "{\"service\":{\"provider_key\":\"pk\"}}").body())
        .startsWith("{\"service\":{\"id\":\"5/6\"");
    assertThat(f.get("/services/5%2f6").status()).isEqualTo(200);
    answers(
        f.put("/services/8", "{\"service\":{}}"),
        400,
        "{\"status\":\"error\",\"error\":\"service.provider_key is missing\"}");
    answers(
        f.post("/services", "{\"service\":{\"provider_key\":\"pk\"}}"),
        400,
        "{\"status\":\"error\",\"error\":\"service.id is missing\"}");
  }

  @Test
  @ConformanceCase("SM-125")
  void a_default_service_goes_last() {
    f.post("/services/", "{\"service\":{\"id\":\"101\",\"provider_key\":\"pk\"}}");

    answers(
        f.delete("/services/100"),
        400,
        "{\"error\":\"Service id=\\\"100\\\" is the default service, cannot be removed\"}");
    answers(f.delete("/services/101"), 200, "{\"status\":\"deleted\"}");
    answers(f.delete("/services/100"), 200, "{\"status\":\"deleted\"}");
    answers(
        f.delete("/services/100"),
        404,
        "{\"status\":\"not_found\",\"error\":\"service id \\\"100\\\" is invalid\"}");
  }

  @Test
  void the_errors_of_a_deleted_service_go_with_it() {
    f.authrep("provider_key=pk&app_id=no");
    assertThat(f.get("/services/100/errors").body()).contains("application_not_found");

    f.delete("/services/100");
    f.put("/services/100", "{\"service\":{\"provider_key\":\"pk\"}}");
    answers(f.get("/services/100/errors"), 200, "{\"status\":\"found\",\"errors\":[],\"count\":0}");
  }

  @Test
  void another_provider_key_opens_all_services_of_the_provider() {
    f.post("/services/", "{\"service\":{\"id\":\"101\",\"provider_key\":\"pk\"}}");
    f.post("/services/", "{\"service\":{\"id\":\"200\",\"provider_key\":\"other\"}}");

    answers(
        f.put("/services/change_provider_key/pk", "{\"new_key\":\"k2\"}"),
        200,
        "{\"status\":\"ok\"}");
    assertThat(f.authrep("provider_key=k2&app_id=app1").status()).isEqualTo(200);
    assertThat(f.authrep("provider_key=pk&app_id=app1").status()).isEqualTo(403);
    assertThat(f.get("/services/101").body()).contains("\"provider_key\":\"k2\"");
    String invalid = "{\"error\":\"Provider keys are not valid, must be not nil and different\"}";
    answers(f.put("/services/change_provider_key/k2", "{\"new_key\":\"k2\"}"), 400, invalid);
    answers(f.put("/services/change_provider_key/k2", ""), 400, invalid);
    answers(
        f.put("/services/change_provider_key/k2", "{\"new_key\":\"other\"}"),
        400,
        "{\"error\":\"Provider key=\\\"other\\\" already exists\"}");
    answers(
        f.put("/services/change_provider_key/pk", "{\"new_key\":\"k3\"}"),
        400,
        "{\"error\":\"Provider key=\\\"pk\\\" does not exist\"}");
  }

  @Test
  void statistics_are_marked_to_be_deleted() {
    answers(f.delete("/services/100/stats"), 200, "{\"status\":\"to_be_deleted\"}");
    answers(
        f.delete("/services/7/stats"),
        404,
        "{\"status\":\"not_found\",\"error\":\"service not found\"}");
  }
}
