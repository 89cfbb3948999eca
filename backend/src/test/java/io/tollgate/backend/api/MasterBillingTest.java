package io.tollgate.backend.api;

import static io.tollgate.backend.api.ApiFixture.C;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.backend.BackendSettings;
import io.tollgate.backend.SampleApplication;
import io.tollgate.backend.SampleService;
import io.tollgate.backend.catalog.ApplicationKey;
import io.tollgate.protocol.administration.BackendService.AuthenticationMode;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What providers are billed for (7.7): seen after a restart, since closing counts it. */
class MasterBillingTest extends ApiCases {

  private static final String COUNTERS = "stats/{service:1}/cinstance:tenant1/metric:";

  @Override
  BackendSettings settings() {
    return BackendSettings.DEFAULT.withMasterService("1");
  }

  @BeforeEach
  void publishTheMasterService() {
    new SampleService("1", f.backend.administration())
        .mode(AuthenticationMode.USER_KEY)
        .metric("11", "transactions", null)
        .metric("12", "transactions/authorize", null)
        .notDefault("master");
    new SampleApplication("1", "tenant1", f.backend.administration()).userKeys("pk");
  }

  @Test
  void an_authorize_is_billed_whatever_its_answer() {
    f.authorize(C);
    f.authorize("service_token=tok&service_id=100&app_id=app1");
    f.authorize(C + "&usage[nope]=1");
    f.authorize("provider_key=pk&app_id=nobody");
    f.app1.state("suspended");
    f.authorize(C);
    billed(5, 0);
  }

  @Test
  void an_authrep_that_counts_is_a_transaction_more() {
    f.authrep(C + "&usage[hits]=5&usage[other]=1");
    f.authrep(C);
    f.app1.keys("k");
    f.authrep(C + "&usage[hits]=1");
    billed(3, 1);
  }

  @Test
  void an_authrep_in_error_is_billed_only_if_its_application_is_unknown() {
    f.authrep(C + "&usage[nope]=1");
    f.authrep(C + "&usage[hits]=abc");
    f.authrep("provider_key=pk&app_id=nobody");
    billed(1, 0);
  }

  @Test
  void an_authrep_that_is_repeated_is_a_transaction_once() {
    f.authrep(C + "&usage[hits]=1", "Idempotency-Key: once");
    f.authrep(C + "&usage[hits]=1", "Idempotency-Key: once");
    billed(2, 1);
  }

  @Test
  void a_report_is_a_transaction_for_each_that_is_kept() {
    f.post(
        "provider_key=pk"
            + "&transactions[0][app_id]=app1&transactions[0][usage][hits]=4"
            + "&transactions[1][app_id]=app1&transactions[1][usage][hits]=0"
            + "&transactions[2][app_id]=app1&transactions[2][usage][hits]=1");
    f.post("provider_key=pk&transactions[0][app_id]=nobody&transactions[0][usage][hits]=1");
    f.post("provider_key=pk&transactions=");
    billed(0, 3);
  }

  @Test
  void a_provider_or_a_metric_that_the_master_does_not_know_is_skipped() {
    new SampleService("1", f.backend.administration())
        .metric("11", "transactions", null)
        .notDefault("master");
    f.authorize("provider_key=unknown&app_id=app1");
    f.authrep(C + "&usage[hits]=1");
    billed(0, 1);
  }

  @Test
  void each_minute_is_counted_in_its_own_windows() {
    f.clock.moveTo("2010-05-20T23:59:59.999Z");
    f.authorize(C);
    f.clock.moveTo("2010-05-21T00:00:00Z");
    f.authorize(C);
    f.authorize(C);

    assertThat(counters())
        .containsEntry(COUNTERS + "12/day:20100520", 1L)
        .containsEntry(COUNTERS + "12/day:20100521", 2L)
        .containsEntry(COUNTERS + "12/eternity", 3L);
  }

  private void billed(long authorizations, long transactions) {
    SortedMap<String, Long> counters = counters();
    assertThat(counters.getOrDefault(COUNTERS + "12/hour:201005202", 0L))
        .as("transactions/authorize")
        .isEqualTo(authorizations);
    assertThat(counters.getOrDefault(COUNTERS + "11/hour:201005202", 0L))
        .as("transactions")
        .isEqualTo(transactions);
  }

  private SortedMap<String, Long> counters() {
    restart(settings());
    return f.backend.usage().countersOf(new ApplicationKey("1", "tenant1"));
  }
}
