package io.tollgate.backend.store.embedded.catalog;

import static io.tollgate.backend.store.embedded.catalog.CatalogFixture.defaultService;
import static io.tollgate.backend.store.embedded.catalog.CatalogFixture.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.backend.catalog.ServiceAttributes;
import io.tollgate.backend.store.ServiceRecords.Deletion;
import io.tollgate.backend.store.ServiceRecords.KeyChange;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which service stands for a provider, and keys of providers. */
class ProviderDefaultsTest {

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
  void the_first_service_of_a_provider_becomes_its_default_and_stays_it() {
    assertThat(catalog.services().putService(service("200", "pk")).defaultService()).isTrue();
    assertThat(catalog.services().putService(service("100", "pk")).defaultService()).isFalse();
    assertThat(catalog.services().putService(service("200", "pk")).defaultService()).isTrue();
    assertThat(catalog.defaultOf("pk")).isEqualTo("200");

    assertThat(catalog.services().putService(defaultService("100", "pk")).defaultService())
        .isTrue();
    assertThat(defaultsOfProvider("200", "100")).containsExactly("100");
    catalog.restart();
    assertThat(catalog.defaultOf("pk")).isEqualTo("100");
    assertThat(defaultsOfProvider("200", "100")).containsExactly("100");
    assertThat(catalog.seen("200").attributes().defaultService()).isFalse();
  }

  private List<String> defaultsOfProvider(String... ids) {
    return List.of(ids).stream()
        .map(id -> Objects.requireNonNull(catalog.services().service(id)))
        .filter(ServiceAttributes::defaultService)
        .map(ServiceAttributes::id)
        .toList();
  }

  @Test
  void a_service_that_changes_its_provider_leaves_one_default_on_either_side() {
    catalog.services().putService(service("1", "pk"));
    catalog.services().putService(service("2", "pk"));
    catalog.services().putService(service("3", "other"));
    catalog.services().putService(service("1", "other"));

    assertThat(catalog.defaultOf("pk")).isEqualTo("2");
    assertThat(catalog.defaultOf("other")).isEqualTo("3");
    assertThat(defaultsOfProvider("1", "2", "3")).containsExactly("2", "3");

    catalog.services().putService(defaultService("2", "other"));
    assertThat(catalog.defaultOf("pk")).isNull();
    assertThat(catalog.defaultOf("other")).isEqualTo("2");
    assertThat(defaultsOfProvider("1", "2", "3")).containsExactly("2");
  }

  @Test
  void a_default_cannot_be_deleted_while_its_provider_has_others() {
    catalog.services().putService(service("1", "pk"));
    catalog.services().putService(service("2", "pk"));

    assertThat(catalog.services().deleteService("1")).isEqualTo(Deletion.IS_DEFAULT);
    assertThat(catalog.sees("1")).isTrue();
    assertThat(catalog.services().deleteService("2")).isEqualTo(Deletion.DELETED);
    assertThat(catalog.services().deleteService("1")).isEqualTo(Deletion.DELETED);
    assertThat(catalog.goneServices).containsExactly("2", "1");
  }

  @Test
  void a_new_provider_key_is_that_of_all_its_services_and_keeps_the_default() {
    catalog.services().putService(service("1", "pk"));
    catalog.services().putService(defaultService("2", "pk"));
    catalog.services().putService(service("3", "other"));

    assertThat(catalog.services().changeProviderKey("pk", "other")).isEqualTo(KeyChange.TAKEN);
    assertThat(catalog.services().changeProviderKey("none", "new")).isEqualTo(KeyChange.UNKNOWN);
    assertThat(catalog.services().changeProviderKey("pk", "new")).isEqualTo(KeyChange.CHANGED);
    for (int start = 0; start < 2; start++) {
      assertThat(catalog.defaultOf("pk")).isNull();
      assertThat(catalog.defaultOf("new")).isEqualTo("2");
      assertThat(catalog.seen("1").providerKey()).isEqualTo("new");
      assertThat(catalog.seen("2").providerKey()).isEqualTo("new");
      assertThat(catalog.seen("3").providerKey()).isEqualTo("other");
      catalog.restart();
    }
  }
}
