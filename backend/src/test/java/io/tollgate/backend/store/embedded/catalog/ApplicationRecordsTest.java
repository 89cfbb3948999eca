package io.tollgate.backend.store.embedded.catalog;

import static io.tollgate.backend.store.embedded.catalog.CatalogFixture.ODD_TEXT;
import static io.tollgate.backend.store.embedded.catalog.CatalogFixture.application;
import static io.tollgate.backend.store.embedded.catalog.CatalogFixture.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.backend.store.ApplicationRecords.ApplicationRecord;
import io.tollgate.protocol.administration.BackendApplication;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationRecordsTest {

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
  void an_edit_is_seen_by_the_next_call_and_after_a_restart() {
    catalog.services().putService(service("100", "pk"));
    catalog.applications().putApplication(application("app1"));
    catalog.applications().addKey("100", "app1", "k1");
    catalog.applications().addKey("100", "app1", "k2");
    catalog.applications().addReferrerFilter("100", "app1", "*.foo");
    catalog.applications().putUserKey("100", "uk", "app1");
    assertSeen();

    catalog.restart();
    assertSeen();
  }

  private void assertSeen() {
    assertThat(catalog.seen("100", "app1").planName()).isEqualTo("Gold");
    assertThat(catalog.seen("100", "app1").keys()).containsExactlyInAnyOrder("k1", "k2");
    assertThat(catalog.seen("100", "app1").referrerFilters()).containsExactly("*.foo");
    assertThat(catalog.seen("100").applications().idOf("uk")).isEqualTo("app1");
    assertThat(catalog.applications().application("100", "app1")).isEqualTo(application("app1"));
    assertThat(catalog.applications().keys("100", "app1")).containsExactly("k1", "k2");
    assertThat(catalog.applications().referrerFilters("100", "app1")).containsExactly("*.foo");
    assertThat(catalog.applications().applicationIdOf("100", "uk")).isEqualTo("app1");
  }

  @Test
  void what_a_put_leaves_out_keeps_its_stored_value() {
    catalog.services().putService(service("100", "pk"));
    catalog
        .applications()
        .putApplication(new ApplicationRecord("100", "app1", "active", "9", "Gold", "http://x/"));
    catalog.applications().addKey("100", "app1", "k1");
    catalog
        .applications()
        .putApplication(new ApplicationRecord("100", "app1", "suspended", null, "Silver", null));

    assertThat(catalog.applications().application("100", "app1"))
        .isEqualTo(new ApplicationRecord("100", "app1", "suspended", "9", "Silver", "http://x/"));
    assertThat(catalog.seen("100", "app1").active()).isFalse();
    assertThat(catalog.seen("100", "app1").redirectUrl()).isEqualTo("http://x/");
    assertThat(catalog.seen("100", "app1").keys()).containsExactly("k1");
  }

  @Test
  void keys_filters_and_user_keys_may_be_there_before_service_and_application() {
    catalog.applications().addKey("100", "app1", "k1");
    catalog.applications().addReferrerFilter("100", "app1", "a.com");
    catalog.applications().putUserKey("100", "uk", "app1");
    assertThat(catalog.applications().application("100", "app1")).isNull();
    assertThat(catalog.applications().keys("100", "app1")).containsExactly("k1");
    assertThat(catalog.applications().applicationIdOf("100", "uk")).isEqualTo("app1");

    catalog.restart();
    catalog.services().putService(service("100", "pk"));
    assertThat(catalog.seen("100").applications().idOf("uk")).isEqualTo("app1");
    assertThat(catalog.seen("100").applications().withId("app1")).isNull();

    catalog.applications().putApplication(application("app1"));
    assertThat(catalog.seen("100", "app1").keys()).containsExactly("k1");
    assertThat(catalog.seen("100", "app1").referrerFilters()).containsExactly("a.com");
  }

  @Test
  void applications_may_be_there_before_their_service() {
    catalog.applications().putApplication(application("app1"));
    catalog.applications().addKey("100", "app1", "k1");
    catalog.services().putService(service("100", "pk"));

    assertThat(catalog.seen("100", "app1").keys()).containsExactly("k1");
  }

  @Test
  void a_deleted_application_leaves_keys_filters_and_user_keys() {
    catalog.services().putService(service("100", "pk"));
    catalog.applications().putApplication(application("app1"));
    catalog.applications().addKey("100", "app1", "k1");
    catalog.applications().addReferrerFilter("100", "app1", "a.com");
    catalog.applications().putUserKey("100", "uk", "app1");

    assertThat(catalog.applications().deleteApplication("100", "app1")).isTrue();
    assertThat(catalog.applications().deleteApplication("100", "app1")).isFalse();
    assertThat(catalog.seen("100").applications().withId("app1")).isNull();
    assertThat(catalog.seen("100").applications().idOf("uk")).isEqualTo("app1");

    catalog.restart();
    assertThat(catalog.seen("100").applications().idOf("uk")).isEqualTo("app1");
    catalog.applications().putApplication(application("app1"));
    assertThat(catalog.seen("100", "app1").keys()).containsExactly("k1");
    assertThat(catalog.seen("100", "app1").referrerFilters()).containsExactly("a.com");
  }

  @Test
  void an_application_deleted_as_a_whole_leaves_nothing() {
    catalog.services().putService(service("100", "pk"));
    catalog.applications().putApplication(application("app1"));
    catalog.applications().addKey("100", "app1", "k1");
    catalog.applications().putUserKey("100", "uk", "app1");
    catalog.wholes().deleteApplication("100", "app1");

    assertThat(catalog.seen("100").applications().idOf("uk")).isNull();
    assertThat(catalog.applications().keys("100", "app1")).isEmpty();
    catalog.restart();
    catalog.applications().putApplication(application("app1"));
    assertThat(catalog.seen("100", "app1").keys()).isEmpty();
    assertThat(catalog.seen("100").applications().idOf("uk")).isNull();
  }

  @Test
  void a_put_of_the_whole_clears_what_records_added_even_before_the_application() {
    catalog.services().putService(service("100", "pk"));
    catalog.applications().addKey("100", "app1", "early");
    catalog.applications().putUserKey("100", "uk", "app1");
    catalog
        .wholes()
        .putApplication(
            new BackendApplication(
                "100", "app1", "active", "9", "Gold", null, Set.of("uk2"), Set.of(), Set.of()));

    assertThat(catalog.seen("100", "app1").keys()).isEmpty();
    assertThat(catalog.seen("100").applications().idOf("uk")).isNull();
    assertThat(catalog.seen("100").applications().idOf("uk2")).isEqualTo("app1");
    catalog.applications().addKey("100", "app1", "late");
    catalog.restart();
    assertThat(catalog.seen("100", "app1").keys()).containsExactly("late");
    assertThat(catalog.applications().applicationIdOf("100", "uk")).isNull();
  }

  @Test
  void removes_keys_and_filters_and_says_whether_a_key_was_there() {
    catalog.services().putService(service("100", "pk"));
    catalog.applications().putApplication(application("app1"));
    catalog.applications().addKey("100", "app1", "k1");
    catalog.applications().addKey("100", "app1", "k1");
    catalog.applications().addReferrerFilter("100", "app1", "a.com");

    assertThat(catalog.applications().removeKey("100", "app1", "k1")).isTrue();
    assertThat(catalog.applications().removeKey("100", "app1", "k1")).isFalse();
    catalog.applications().removeReferrerFilter("100", "app1", "a.com");
    catalog.applications().removeReferrerFilter("100", "app1", "a.com");

    assertThat(catalog.seen("100", "app1").keys()).isEmpty();
    assertThat(catalog.seen("100", "app1").referrerFilters()).isEmpty();
  }

  @Test
  void several_user_keys_mean_one_application_and_each_means_one() {
    catalog.services().putService(service("100", "pk"));
    catalog.applications().putApplication(application("app1"));
    catalog.applications().putUserKey("100", "uk1", "app1");
    catalog.applications().putUserKey("100", "uk2", "app1");
    catalog.applications().putUserKey("100", "uk2", "app2");
    catalog.applications().deleteUserKey("100", "uk3");
    assertThat(catalog.seen("100").applications().idOf("uk1")).isEqualTo("app1");
    assertThat(catalog.seen("100").applications().idOf("uk2")).isEqualTo("app2");

    catalog.applications().deleteUserKey("100", "uk1");
    assertThat(catalog.seen("100").applications().idOf("uk1")).isNull();
    assertThat(catalog.applications().applicationIdOf("100", "uk1")).isNull();
  }

  @Test
  void the_same_id_in_another_service_is_another_application() {
    catalog.services().putService(service("100", "pk"));
    catalog.services().putService(service("101", "pk"));
    catalog.applications().putApplication(application("app1"));
    catalog.applications().addKey("101", "app1", "k1");
    catalog.applications().putUserKey("101", "uk", "app1");

    assertThat(catalog.seen("100", "app1").keys()).isEmpty();
    assertThat(catalog.seen("100").applications().idOf("uk")).isNull();
    assertThat(catalog.seen("101").applications().withId("app1")).isNull();
  }

  @Test
  void lists_whole_applications_page_by_page() {
    for (String id : List.of("c", "a", "b", "10", "9")) {
      catalog.applications().putApplication(application(id));
      catalog.applications().addKey("100", id, "k-" + id);
      catalog.applications().putUserKey("100", "uk-" + id, id);
    }

    assertThat(catalog.applications().applications("100", "", 2))
        .extracting(BackendApplication::id)
        .containsExactly("10", "9");
    assertThat(catalog.applications().applications("100", "9", 2))
        .containsExactly(whole("a"), whole("b"));
    assertThat(catalog.applications().applications("100", "b", 2)).containsExactly(whole("c"));
    assertThat(catalog.applications().applications("100", "c", 2)).isEmpty();
  }

  private static BackendApplication whole(String id) {
    return new BackendApplication(
        "100", id, "active", "9", "Gold", null, Set.of("uk-" + id), Set.of("k-" + id), Set.of());
  }

  @Test
  void takes_any_text() {
    ApplicationRecord odd =
        new ApplicationRecord(
            ODD_TEXT, ODD_TEXT, ODD_TEXT, ODD_TEXT + "p", ODD_TEXT + "n", ODD_TEXT + "u");
    catalog.services().putService(service(ODD_TEXT, ODD_TEXT));
    catalog.applications().putApplication(odd);
    catalog.applications().addKey(ODD_TEXT, ODD_TEXT, ODD_TEXT + "k");
    catalog.applications().addReferrerFilter(ODD_TEXT, ODD_TEXT, ODD_TEXT + "f");
    catalog.applications().putUserKey(ODD_TEXT, ODD_TEXT + "uk", ODD_TEXT);
    catalog.restart();

    assertThat(catalog.applications().application(ODD_TEXT, ODD_TEXT)).isEqualTo(odd);
    assertThat(catalog.seen(ODD_TEXT, ODD_TEXT).planName()).isEqualTo(ODD_TEXT + "n");
    assertThat(catalog.seen(ODD_TEXT, ODD_TEXT).keys()).containsExactly(ODD_TEXT + "k");
    assertThat(catalog.seen(ODD_TEXT, ODD_TEXT).referrerFilters()).containsExactly(ODD_TEXT + "f");
    assertThat(catalog.seen(ODD_TEXT).applications().idOf(ODD_TEXT + "uk")).isEqualTo(ODD_TEXT);
    assertThat(catalog.applications().removeKey(ODD_TEXT, ODD_TEXT, ODD_TEXT + "k")).isTrue();
  }
}
