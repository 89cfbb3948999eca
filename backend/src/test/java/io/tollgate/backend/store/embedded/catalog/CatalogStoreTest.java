package io.tollgate.backend.store.embedded.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tollgate.backend.catalog.Application;
import io.tollgate.backend.catalog.Limit;
import io.tollgate.backend.catalog.Service;
import io.tollgate.backend.catalog.ServiceAttributes;
import io.tollgate.backend.store.StorageException;
import io.tollgate.backend.store.journal.FsyncMode;
import io.tollgate.backend.usage.SampleMetrics;
import io.tollgate.protocol.administration.BackendApplication;
import io.tollgate.protocol.administration.BackendService;
import io.tollgate.protocol.administration.BackendService.AuthenticationMode;
import io.tollgate.protocol.administration.BackendService.UsageLimit;
import io.tollgate.protocol.time.Period;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogStoreTest {

  @TempDir Path directory;

  @Test
  void keeps_all_of_a_service_over_a_restart() {
    BackendService service = service("100", "pk", true);
    try (CatalogStore store = open()) {
      store.administration().putService(service);
    }
    try (CatalogStore store = open()) {
      Service kept = known(store, "100");
      assertThat(kept.attributes()).isEqualTo(ServiceAttributes.of(service));
      assertThat(kept.accepts("tok")).isTrue();
      assertThat(kept.alertLimits()).containsExactlyInAnyOrder(80, 100);
      assertThat(kept.metrics().named("deep")).isNotNull();
      assertThat(kept.limitsOf(Application.of(application("100", "app1"), same -> same)))
          .extracting(limit -> limit.metric().name(), Limit::period, Limit::maxValue)
          .containsExactly(tuple("hits", Period.MONTH, 100L), tuple("hits", Period.DAY, 10L));
    }
  }

  @Test
  void keeps_all_of_an_application_over_a_restart() {
    BackendApplication full =
        new BackendApplication(
            "100",
            "app1",
            "suspended",
            "9",
            "Gold",
            "http://x/",
            Set.of("uk1", "uk2"),
            Set.of("k1"),
            Set.of("a.com", "b.com"));
    BackendApplication bare =
        new BackendApplication(
            "100", "app2", "active", null, null, null, Set.of(), Set.of(), Set.of());
    try (CatalogStore store = open()) {
      store.administration().putService(service("100", "pk", true));
      store.administration().putService(service("101", "pk", false));
      store.administration().putApplication(full);
      store.administration().putApplication(bare);
      store.administration().putApplication(application("101", "app1"));
    }
    try (CatalogStore store = open()) {
      Service service = known(store, "100");
      assertThat(service.applications().withId("app1"))
          .isEqualTo(Application.of(full, same -> same));
      assertThat(service.applications().withId("app2"))
          .isEqualTo(Application.of(bare, same -> same));
      assertThat(service.applications().idOf("uk2")).isEqualTo("app1");
      assertThat(store.administration().applicationIds("101")).containsExactly("app1");
      assertThat(store.applications()).isEqualTo(3);
    }
  }

  @Test
  void a_put_replaces_the_whole_aggregate() {
    try (CatalogStore store = open()) {
      store.administration().putService(service("100", "pk", true));
      store
          .administration()
          .putApplication(
              new BackendApplication(
                  "100",
                  "app1",
                  "active",
                  "9",
                  "Gold",
                  null,
                  Set.of("old"),
                  Set.of("k"),
                  Set.of("f")));
      store
          .administration()
          .putApplication(
              new BackendApplication(
                  "100", "app1", "active", "9", "Gold", null, Set.of("new"), Set.of(), Set.of()));

      Service service = known(store, "100");
      assertThat(service.applications().idOf("old")).isNull();
      assertThat(service.applications().idOf("new")).isEqualTo("app1");
      assertThat(Objects.requireNonNull(service.applications().withId("app1")).keys()).isEmpty();
    }
  }

  @Test
  void a_user_key_that_moves_to_another_application_means_that_one() {
    try (CatalogStore store = open()) {
      store.administration().putService(service("100", "pk", true));
      store.administration().putApplication(withUserKey("app1", "uk"));
      store.administration().putApplication(withUserKey("app2", "uk"));
      store.administration().deleteApplication("100", "app1");

      assertThat(known(store, "100").applications().idOf("uk")).isEqualTo("app2");
    }
  }

  @Test
  void deletes_a_service_with_its_applications_for_good() {
    try (CatalogStore store = open()) {
      store.administration().putService(service("100", "pk", true));
      store.administration().putApplication(application("100", "app1"));
      store.administration().deleteService("100");
      store.administration().deleteService("100");
    }
    try (CatalogStore store = open()) {
      assertThat(store.administration().serviceIds()).isEmpty();
      store.administration().putService(service("100", "pk", true));
      assertThat(store.administration().applicationIds("100")).isEmpty();
    }
  }

  @Test
  void an_application_needs_its_service() {
    try (CatalogStore store = open()) {
      assertThatThrownBy(() -> store.administration().putApplication(application("7", "app1")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("service 7")
          .hasMessageContaining("put the service first");
    }
  }

  @Test
  void the_first_service_of_a_provider_is_the_default_until_another_says_so() {
    try (CatalogStore store = open()) {
      store.administration().putService(service("200", "pk", false));
      store.administration().putService(service("100", "pk", false));
      assertThat(defaultOf(store, "pk")).isEqualTo("200");

      store.administration().putService(service("100", "pk", true));
      assertThat(defaultOf(store, "pk")).isEqualTo("100");
    }
    try (CatalogStore store = open()) {
      store.administration().putService(service("300", "pk", true));
      assertThat(defaultOf(store, "pk")).isEqualTo("300");
    }
    try (CatalogStore store = open()) {
      assertThat(defaultOf(store, "pk")).isEqualTo("300");
      store.administration().putService(service("100", "pk", true));
      assertThat(defaultOf(store, "pk")).isEqualTo("100");
    }
    try (CatalogStore store = open()) {
      assertThat(defaultOf(store, "pk")).isEqualTo("100");
      store.administration().deleteService("100");
      assertThat(defaultOf(store, "pk")).isEqualTo("200");
    }
  }

  @Test
  void a_service_that_changes_its_provider_leaves_the_old_one_without_it() {
    try (CatalogStore store = open()) {
      store.administration().putService(service("100", "pk", true));
      store.administration().putService(service("100", "other", true));

      assertThat(store.catalog().defaultService("pk")).isNull();
      assertThat(defaultOf(store, "other")).isEqualTo("100");
    }
  }

  @Test
  void what_is_put_again_unchanged_is_not_written_again() throws IOException {
    try (CatalogStore store = open()) {
      store.administration().putService(service("100", "pk", true));
      store.administration().putApplication(application("100", "app1"));
      Path log = directory.resolve("catalog.db-wal");
      long written = Files.size(log);

      store.administration().putService(service("100", "pk", true));
      store.administration().putApplication(application("100", "app1"));

      assertThat(Files.size(log)).isEqualTo(written);
    }
  }

  @Test
  void says_which_file_is_no_database() throws IOException {
    Files.writeString(directory.resolve("catalog.db"), "x".repeat(5000));

    assertThatThrownBy(this::open)
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("catalog.db");
  }

  private CatalogStore open() {
    return CatalogStore.open(directory, FsyncMode.EVERY_SECOND, id -> {});
  }

  private static Service known(CatalogStore store, String id) {
    return Objects.requireNonNull(store.catalog().service(id));
  }

  private static String defaultOf(CatalogStore store, String providerKey) {
    return Objects.requireNonNull(store.catalog().defaultService(providerKey)).id();
  }

  private static BackendService service(String id, String providerKey, boolean isDefault) {
    return new BackendService(
        id,
        providerKey,
        AuthenticationMode.OAUTH,
        true,
        false,
        isDefault,
        Set.of("tok", "tok2"),
        SampleMetrics.DEFINITIONS,
        List.of(
            new UsageLimit("9", "1", Period.DAY, 10),
            new UsageLimit("9", "1", Period.MONTH, 100),
            new UsageLimit("9", "gone", Period.MONTH, 100),
            new UsageLimit("8", "2", Period.MINUTE, 5)),
        Set.of(80, 100));
  }

  private static BackendApplication application(String serviceId, String id) {
    return new BackendApplication(
        serviceId, id, "active", "9", "Gold", null, Set.of(), Set.of(), Set.of());
  }

  private static BackendApplication withUserKey(String id, String userKey) {
    return new BackendApplication(
        "100", id, "active", "9", "Gold", null, Set.of(userKey), Set.of(), Set.of());
  }
}
