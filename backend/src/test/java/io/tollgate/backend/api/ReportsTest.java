package io.tollgate.backend.api;

import static io.tollgate.backend.api.ApiFixture.error;
import static io.tollgate.backend.api.ApiFixture.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tollgate.backend.SampleApplication;
import io.tollgate.backend.SampleService;
import io.tollgate.backend.error.ServiceError;
import io.tollgate.conformance.ConformanceCase;
import io.tollgate.http.testkit.RawMessage;
import io.tollgate.protocol.time.Period;
import org.junit.jupiter.api.Test;

class ReportsTest extends ApiCases {

  private static final String METRIC_1 = "stats/{service:100}/cinstance:app1/metric:1/";

  @Test
  void counts_in_the_windows_of_the_application() {
    f.clock.moveTo("2010-05-10T17:36:00Z");

    RawMessage answer = f.report("usage[hits]=1");
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.header("Content-Type")).isEqualTo("application/vnd.3scale-v2.0+xml");
    for (String granularity :
        new String[] {
          "eternity",
          "year:20100101",
          "month:20100501",
          "week:20100510",
          "day:20100510",
          "hour:2010051017",
          "minute:201005101736"
        }) {
      assertThat(f.counters()).containsEntry(METRIC_1 + granularity, 1L);
    }
  }

  @Test
  @ConformanceCase("SM-98")
  void names_windows_without_trailing_zeros() {
    f.report("usage[hits]=1");

    assertThat(f.counters())
        .containsEntry(METRIC_1 + "hour:201005202", 1L)
        .containsEntry(METRIC_1 + "minute:20100520201", 1L);
  }

  @Test
  @ConformanceCase("SM-104")
  void refuses_an_unknown_provider_key() {
    String form = "provider_key=zz&transactions[0][app_id]=app1&transactions[0][usage][hits]=1";

    RawMessage answer = f.post(form);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body())
        .isEqualTo(
            error(
                "provider_key_invalid_or_service_missing",
                "provider key \"zz\" invalid and/or service ID missing"));
    RawMessage bare = f.post(form, options("no_body=1"));
    assertThat(bare.status()).isEqualTo(403);
    assertThat(bare.body()).isEmpty();
  }

  @Test
  void a_service_id_of_white_space_is_not_the_default_service() {
    String rest = "&transactions[0][app_id]=app1&transactions[0][usage][hits]=1";

    assertThat(f.post("provider_key=pk&service_id=" + rest).status()).isEqualTo(202);
    assertThat(f.post("provider_key=pk&service_id=%20" + rest).body())
        .isEqualTo(error("service_id_invalid", "service id \" \" is invalid"));
  }

  @Test
  void asks_for_the_tenant_before_the_encoding() {
    assertThat(f.post("a=%ff").status()).isEqualTo(403);
    assertThat(f.post("provider_key=pk&a=%ff").body())
        .isEqualTo(error("not_valid_data", "all data must be valid UTF8"));
  }

  @Test
  @ConformanceCase("SM-105")
  void one_bad_transaction_discards_the_batch() {
    RawMessage answer =
        f.post(
            "provider_key=pk&transactions[0][app_id]=app1&transactions[0][usage][hits]=1&transactions[1][app_id]=zz&transactions[1][usage][hits]=1");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(f.counters()).isEmpty();
    assertThat(f.backend.usage().countersOf("100")).isEmpty();
    noted("application_not_found", "application with id=\"zz\" was not found");
  }

  @Test
  @ConformanceCase("SM-106")
  void looks_for_all_applications_before_metrics() {
    f.post(
        "provider_key=pk&transactions[0][app_id]=app1&transactions[0][usage][nope]=1&transactions[1][app_id]=zz&transactions[1][usage][hits]=1");

    noted("application_not_found", "application with id=\"zz\" was not found");
  }

  @Test
  @ConformanceCase("SM-107")
  void accepts_a_bad_value_and_notes_it() {
    assertThat(f.report("usage[hits]=tons!").status()).isEqualTo(202);

    noted("usage_value_invalid", "usage value \"tons!\" for metric \"hits\" is invalid");
  }

  @Test
  @ConformanceCase("SM-108")
  void takes_user_keys_in_every_mode() {
    f.post("provider_key=pk&transactions[0][user_key]=uk1&transactions[0][usage][hits]=1");
    assertThat(f.stored("hits")).isEqualTo(1);

    f.post("provider_key=pk&transactions[0][user_key]=no&transactions[0][usage][hits]=1");
    noted("user_key_invalid", "user key \"no\" is invalid");
  }

  @Test
  @ConformanceCase("SM-109")
  void an_empty_user_key_beside_an_application_id_is_one_too_many() {
    f.report("user_key=", "usage[hits]=1");

    assertThat(f.counters()).isEmpty();
    noted("authentication_error", "either app_id or user_key is allowed, not both");
  }

  @Test
  void a_transaction_without_an_owner_is_noted() {
    f.post("provider_key=pk&transactions[0][usage][hits]=1");

    noted("application_not_found", "application id is missing");
  }

  @Test
  @ConformanceCase("SM-110")
  void does_not_look_at_transactions_without_usage() {
    String zz = "provider_key=pk&transactions[0][app_id]=zz";

    assertThat(f.post(zz + "&transactions[0][usage][hits]=0").status()).isEqualTo(202);
    assertThat(f.post(zz).status()).isEqualTo(202);
    assertThat(f.backend.errors().of("100")).isEmpty();

    f.post(zz + "&transactions[0][usage][hits]=00");
    assertThat(f.backend.errors().of("100")).hasSize(1);
  }

  @Test
  @ConformanceCase("SM-111")
  void asks_neither_for_states_nor_for_limits() {
    f.app1.state("suspended");
    f.service.suspend().limit("hits", Period.DAY, 0);

    assertThat(f.report("usage[hits]=1").status()).isEqualTo(202);
    assertThat(f.stored("hits")).isEqualTo(1);
  }

  @Test
  @ConformanceCase("SM-112")
  void counts_at_the_time_of_the_transaction() {
    f.report("timestamp=2010-05-20 19:00:00 %2B0200".replace(" ", "%20"), "usage[hits]=1");
    f.report("timestamp=1274382000", "usage[hits]=2");
    f.report("timestamp=garbage", "usage[hits]=4");
    f.report("timestamp=", "usage[hits]=8");

    assertThat(f.counters())
        .containsEntry(METRIC_1 + "hour:2010052017", 1L)
        .containsEntry(METRIC_1 + "hour:2010052019", 2L)
        .containsEntry(METRIC_1 + "hour:201005202", 12L);
  }

  @Test
  @ConformanceCase("SM-113")
  void takes_nothing_older_than_a_day() {
    f.report("timestamp=2010-05-19%2020:10:10", "usage[hits]=1");
    assertThat(f.counters()).containsEntry(METRIC_1 + "hour:201005192", 1L);

    f.report("timestamp=2010-05-19%2020:10:09", "usage[hits]=1");
    assertThat(f.counters()).containsEntry(METRIC_1 + "hour:201005192", 1L);
    noted(
        "transaction_timestamp_too_old",
        "reporting transactions older than 86400 seconds is not allowed");
  }

  @Test
  @ConformanceCase("SM-114")
  void takes_nothing_from_more_than_an_hour_ahead() {
    f.report("timestamp=2010-05-20%2021:10:10", "usage[hits]=1");
    assertThat(f.counters()).containsEntry(METRIC_1 + "hour:2010052021", 1L);

    f.report("timestamp=2010-05-20%2021:10:11", "usage[hits]=1");
    assertThat(f.counters()).containsEntry(METRIC_1 + "hour:2010052021", 1L);
    noted(
        "transaction_timestamp_too_new",
        "reporting transactions more than 3600 seconds in the future is not allowed");
  }

  @Test
  @ConformanceCase("SM-115")
  void a_batch_is_for_one_service() {
    new SampleService("101", f.backend.administration()).notDefault("pk");
    new SampleApplication("101", "app1", f.backend.administration()).put();

    f.post(
        "provider_key=pk&service_id=100&transactions[0][service_id]=101&transactions[0][app_id]=app1&transactions[0][usage][hits]=1");
    assertThat(f.stored("hits")).isEqualTo(1);
  }

  @Test
  @ConformanceCase({"SM-116", "SM-117"})
  void a_set_on_a_method_sets_its_metric_and_the_last_one_wins() {
    f.count("hits", 5);
    f.report("usage[search]=%239");
    assertThat(f.stored("hits")).isEqualTo(9);
    assertThat(f.stored("search")).isEqualTo(9);

    f.service.metric("4", "third", "1");
    f.report("usage[search]=%231", "usage[third]=%233");
    assertThat(f.stored("hits")).isEqualTo(3);
  }

  @Test
  void counts_several_applications_in_the_order_of_their_transactions() {
    new SampleApplication("100", "app0", f.backend.administration()).put();
    f.post(
        "service_token=tok&service_id=100"
            + "&transactions[b][app_id]=app1&transactions[b][usage][hits]=3"
            + "&transactions[a][app_id]=app0&transactions[a][usage][hits]=1"
            + "&transactions[c][app_id]=app1&transactions[c][usage][hits]=%232",
        options("flat_usage=1"));

    assertThat(f.stored("hits")).isEqualTo(2);
  }

  private void noted(String code, String message) {
    assertThat(f.backend.errors().of("100"))
        .extracting(ServiceError::code, ServiceError::message)
        .containsExactly(tuple(code, message));
  }
}
