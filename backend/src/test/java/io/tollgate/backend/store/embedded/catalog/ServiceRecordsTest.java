package io.tollgate.backend.store.embedded.catalog;

import static io.tollgate.backend.store.embedded.catalog.CatalogFixture.ODD_TEXT;
import static io.tollgate.backend.store.embedded.catalog.CatalogFixture.application;
import static io.tollgate.backend.store.embedded.catalog.CatalogFixture.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.backend.catalog.Limit;
import io.tollgate.backend.catalog.Metric;
import io.tollgate.backend.catalog.ServiceAttributes;
import io.tollgate.backend.store.ServiceRecords.Deletion;
import io.tollgate.backend.store.ServiceRecords.KeyChange;
import io.tollgate.backend.store.ServiceRecords.ServiceToken;
import io.tollgate.protocol.administration.BackendService;
import io.tollgate.protocol.administration.BackendService.AuthenticationMode;
import io.tollgate.protocol.administration.BackendService.UsageLimit;
import io.tollgate.protocol.time.Period;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceRecordsTest {

  private static final BackendService.Metric HITS = new BackendService.Metric("1", "hits", null);
  private static final BackendService.Metric SEARCH = new BackendService.Metric("2", "search", "1");
  private static final UsageLimit DAILY = new UsageLimit("9", "1", Period.DAY, 10);
  private static final UsageLimit MONTHLY = new UsageLimit("9", "1", Period.MONTH, 100);

  @TempDir Path directory;
  private CatalogFixture catalog;

  @BeforeEach
  void open() {
    catalog = new CatalogFixture(directory);
  }

  @AfterEach
  void close() {
    catalog.close();
  }

  @Test
  void a_service_is_seen_by_the_next_call_and_after_a_restart() {
    ServiceAttributes stored =
        new ServiceAttributes("100", "pk", AuthenticationMode.OAUTH, true, false, true);
    assertThat(catalog.services().service("100")).isNull();
    assertThat(catalog.services().putService(stored)).isEqualTo(stored);
    for (int start = 0; start < 2; start++) {
      assertThat(catalog.services().service("100")).isEqualTo(stored);
      assertThat(catalog.seen("100").mode()).isEqualTo(AuthenticationMode.OAUTH);
      assertThat(catalog.seen("100").active()).isFalse();
      assertThat(catalog.seen("100").referrerFiltersRequired()).isTrue();
      catalog.restart();
    }
  }

  @Test
  void parts_may_be_there_before_their_service_and_come_alive_with_it() {
    ServiceToken token = new ServiceToken("tok", "100");
    catalog.services().addTokens(List.of(token));
    catalog.services().putMetric("100", HITS);
    catalog.services().putLimit("100", DAILY);
    catalog.services().addAlertLimit("100", 80);
    assertThat(catalog.sees("100")).isFalse();
    assertThat(catalog.services().hasToken(token)).isTrue();
    assertThat(catalog.services().tokens("100")).containsExactly("tok");
    assertThat(catalog.services().metrics("100")).containsExactly(HITS);
    assertThat(catalog.services().limits("100")).containsExactly(DAILY);
    assertThat(catalog.services().alertLimits("100")).containsExactly(80);

    catalog.restart();
    catalog.services().putService(service("100", "pk"));
    catalog.applications().putApplication(application("app1"));
    assertAlive();
    catalog.restart();
    assertAlive();
  }

  private void assertAlive() {
    assertThat(catalog.seen("100").accepts("tok")).isTrue();
    assertThat(catalog.seen("100").metrics().named("hits")).isNotNull();
    assertThat(limitsOf("app1")).containsExactly(10L);
    assertThat(catalog.seen("100").alertLimits()).containsExactly(80);
  }

  @Test
  void a_deleted_service_leaves_its_parts_and_applications() {
    catalog.services().putService(service("100", "pk"));
    catalog.services().addTokens(List.of(new ServiceToken("tok", "100")));
    catalog.services().putMetric("100", HITS);
    catalog.services().putLimit("100", DAILY);
    catalog.services().addAlertLimit("100", 80);
    catalog.applications().putApplication(application("app1"));

    assertThat(catalog.services().deleteService("100")).isEqualTo(Deletion.DELETED);
    assertThat(catalog.services().deleteService("100")).isEqualTo(Deletion.UNKNOWN);
    assertThat(catalog.sees("100")).isFalse();
    assertThat(catalog.goneServices).containsExactly("100");
    assertThat(catalog.defaultOf("pk")).isNull();

    catalog.services().putLimit("100", MONTHLY);
    catalog.services().putService(service("100", "pk"));
    assertThat(catalog.seen("100").accepts("tok")).isTrue();
    assertThat(limitsOf("app1")).containsExactly(100L, 10L);
  }

  @Test
  void a_service_deleted_as_a_whole_leaves_nothing() {
    catalog.services().putService(service("100", "pk"));
    catalog.services().addTokens(List.of(new ServiceToken("tok", "100")));
    catalog.services().putMetric("100", HITS);
    catalog.services().putLimit("100", DAILY);
    catalog.services().addAlertLimit("100", 80);
    catalog.applications().putApplication(application("app1"));
    catalog.applications().addKey("100", "app1", "k1");
    catalog.applications().putUserKey("100", "uk", "app1");
    catalog.wholes().deleteService("100");

    assertThat(catalog.goneServices).containsExactly("100");
    catalog.services().putService(service("100", "pk"));
    catalog.restart();
    assertThat(catalog.seen("100").accepts("tok")).isFalse();
    assertThat(catalog.services().metrics("100")).isEmpty();
    assertThat(catalog.services().limits("100")).isEmpty();
    assertThat(catalog.services().alertLimits("100")).isEmpty();
    assertThat(catalog.applications().keys("100", "app1")).isEmpty();
    assertThat(catalog.seen("100").applications().size()).isZero();
    assertThat(catalog.seen("100").applications().idOf("uk")).isNull();
  }

  @Test
  void tokens_come_and_go_together() {
    catalog.services().putService(service("100", "pk"));
    catalog.services().putService(service("101", "pk"));
    catalog
        .services()
        .addTokens(
            List.of(
                new ServiceToken("a", "100"),
                new ServiceToken("b", "100"),
                new ServiceToken("a", "101")));
    assertThat(catalog.seen("100").accepts("a")).isTrue();
    assertThat(catalog.seen("101").accepts("b")).isFalse();

    int removed =
        catalog
            .services()
            .removeTokens(List.of(new ServiceToken("a", "100"), new ServiceToken("b", "101")));
    assertThat(removed).isEqualTo(1);
    assertThat(catalog.seen("100").accepts("a")).isFalse();
    assertThat(catalog.seen("100").accepts("b")).isTrue();
    assertThat(catalog.seen("101").accepts("a")).isTrue();
    assertThat(catalog.services().hasToken(new ServiceToken("a", "100"))).isFalse();
  }

  @Test
  void a_renamed_metric_leaves_its_old_name_and_keeps_its_parent() {
    catalog.services().putService(service("100", "pk"));
    catalog.services().putMetric("100", HITS);
    catalog.services().putMetric("100", SEARCH);
    catalog.services().putMetric("100", new BackendService.Metric("2", "find", null));

    assertThat(catalog.seen("100").metrics().named("search")).isNull();
    assertThat(metric("find").ancestors()).extracting(Metric::name).containsExactly("hits");
    assertThat(catalog.services().metric("100", "2"))
        .isEqualTo(new BackendService.Metric("2", "find", "1"));
    catalog.restart();
    assertThat(catalog.seen("100").metrics().named("search")).isNull();
    assertThat(metric("find").ancestors()).extracting(Metric::name).containsExactly("hits");
  }

  @Test
  void a_deleted_metric_leaves_its_limits_and_children() {
    catalog.services().putService(service("100", "pk"));
    catalog.applications().putApplication(application("app1"));
    catalog.services().putMetric("100", HITS);
    catalog.services().putMetric("100", SEARCH);
    catalog.services().putLimit("100", DAILY);

    assertThat(catalog.services().deleteMetric("100", "1")).isTrue();
    assertThat(catalog.services().deleteMetric("100", "1")).isFalse();
    assertThat(limitsOf("app1")).isEmpty();
    assertThat(metric("search").ancestors()).isEmpty();
    assertThat(catalog.services().metric("100", "1")).isNull();
    assertThat(catalog.services().limit("100", "9", "1", Period.DAY)).isEqualTo(DAILY);

    catalog.services().putMetric("100", HITS);
    assertThat(limitsOf("app1")).containsExactly(10L);
    assertThat(metric("search").ancestors()).containsExactly(metric("hits"));
  }

  @Test
  void a_limit_is_changed_and_removed_without_touching_the_others() {
    catalog.services().putService(service("100", "pk"));
    catalog.applications().putApplication(application("app1"));
    catalog.services().putMetric("100", HITS);
    catalog.services().putLimit("100", DAILY);
    catalog.services().putLimit("100", MONTHLY);
    catalog.services().putLimit("100", new UsageLimit("8", "1", Period.DAY, 7));
    catalog.services().putLimit("100", new UsageLimit("9", "1", Period.DAY, 11));
    assertThat(limitsOf("app1")).containsExactly(100L, 11L);

    catalog.services().deleteLimit("100", "9", "1", Period.MONTH);
    catalog.services().deleteLimit("100", "9", "1", Period.MONTH);
    assertThat(limitsOf("app1")).containsExactly(11L);
    assertThat(catalog.services().limits("100"))
        .containsExactlyInAnyOrder(
            new UsageLimit("8", "1", Period.DAY, 7), new UsageLimit("9", "1", Period.DAY, 11));
    catalog.restart();
    assertThat(limitsOf("app1")).containsExactly(11L);
  }

  @Test
  void limits_of_a_metric_that_comes_later_count_from_then_on() {
    catalog.services().putService(service("100", "pk"));
    catalog.applications().putApplication(application("app1"));
    catalog.services().putLimit("100", DAILY);
    assertThat(limitsOf("app1")).isEmpty();

    catalog.services().putMetric("100", HITS);
    assertThat(limitsOf("app1")).containsExactly(10L);
  }

  @Test
  void alert_limits_say_whether_they_were_there() {
    catalog.services().putService(service("100", "pk"));
    assertThat(catalog.services().addAlertLimit("100", 100)).isTrue();
    assertThat(catalog.services().addAlertLimit("100", 50)).isTrue();
    assertThat(catalog.services().addAlertLimit("100", 50)).isFalse();
    assertThat(catalog.services().alertLimits("100")).containsExactly(50, 100);
    assertThat(catalog.services().removeAlertLimit("100", 100)).isTrue();
    assertThat(catalog.services().removeAlertLimit("100", 100)).isFalse();
    assertThat(catalog.seen("100").alertLimits()).containsExactly(50);
  }

  @Test
  void a_put_of_the_whole_makes_the_parts_exactly_those() {
    catalog.services().putService(service("100", "pk"));
    catalog.applications().putApplication(application("app1"));
    catalog.services().putMetric("100", HITS);
    catalog.services().putMetric("100", SEARCH);
    catalog.services().putLimit("100", DAILY);
    catalog.services().addTokens(List.of(new ServiceToken("old", "100")));
    catalog.services().addAlertLimit("100", 50);
    BackendService whole =
        new BackendService(
            "100",
            "pk",
            AuthenticationMode.APP_ID,
            false,
            true,
            true,
            Set.of("new"),
            List.of(HITS, new BackendService.Metric("2", "search", null)),
            List.of(MONTHLY),
            Set.of(80));
    catalog.wholes().putService(whole);

    for (int start = 0; start < 2; start++) {
      assertThat(metric("search").ancestors()).isEmpty();
      assertThat(limitsOf("app1")).containsExactly(100L);
      assertThat(catalog.seen("100").accepts("old")).isFalse();
      assertThat(catalog.seen("100").accepts("new")).isTrue();
      assertThat(catalog.seen("100").alertLimits()).containsExactly(80);
      catalog.restart();
    }
  }

  @Test
  void lists_services_page_by_page() {
    for (String id : List.of("9", "10", "b", "a")) {
      catalog.services().putService(service(id, "pk"));
    }

    assertThat(catalog.services().serviceIds("", 3)).containsExactly("10", "9", "a");
    assertThat(catalog.services().serviceIds("a", 3)).containsExactly("b");
  }

  @Test
  void takes_any_text() {
    String s = ODD_TEXT;
    BackendService.Metric metric = new BackendService.Metric(s + "m", s + "name", s + "parent");
    UsageLimit limit = new UsageLimit(s + "plan", s + "m", Period.WEEK, Long.MAX_VALUE);
    catalog.services().putService(service(s, s + "pk"));
    catalog.services().addTokens(List.of(new ServiceToken(s + "t", s)));
    catalog.services().putMetric(s, metric);
    catalog.services().putLimit(s, limit);
    catalog.restart();

    assertThat(catalog.defaultOf(s + "pk")).isEqualTo(s);
    assertThat(catalog.seen(s).accepts(s + "t")).isTrue();
    assertThat(catalog.seen(s).metrics().named(s + "name")).isNotNull();
    assertThat(catalog.services().metrics(s)).containsExactly(metric);
    assertThat(catalog.services().limit(s, s + "plan", s + "m", Period.WEEK)).isEqualTo(limit);
    assertThat(catalog.services().changeProviderKey(s + "pk", s)).isEqualTo(KeyChange.CHANGED);
    assertThat(catalog.services().deleteService(s)).isEqualTo(Deletion.DELETED);
  }

  private List<Long> limitsOf(String applicationId) {
    return catalog.seen("100").limitsOf(catalog.seen("100", applicationId)).stream()
        .map(Limit::maxValue)
        .toList();
  }

  private Metric metric(String name) {
    return Objects.requireNonNull(catalog.seen("100").metrics().named(name), name);
  }
}
