package io.tollgate.backend.api;

import static io.tollgate.backend.api.ApiFixture.C;
import static io.tollgate.backend.api.ApiFixture.options;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.http.testkit.RawMessage;
import io.tollgate.protocol.time.Period;
import org.junit.jupiter.api.Test;

class AuthrepTest extends ApiCases {

  @Test
  @ConformanceCase("SM-77")
  void counts_what_it_authorises_and_shows_it_at_once() {
    f.service.limit("hits", Period.DAY, 10);

    assertThat(f.authrep(C + "&usage[search]=2").body())
        .contains("<current_value>2</current_value>");
    assertThat(f.stored("hits")).isEqualTo(2);
    assertThat(f.stored("search")).isEqualTo(2);
    assertThat(f.authorize(C).body()).contains("<current_value>2</current_value>");
  }

  @Test
  @ConformanceCase("SM-78")
  void counts_nothing_of_what_it_rejects() {
    f.service.limit("hits", Period.DAY, 4);
    f.count("hits", 3);

    RawMessage answer = f.authrep(C + "&usage[hits]=2");
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.body()).contains("<current_value>3</current_value>");
    assertThat(f.stored("hits")).isEqualTo(3);
  }

  @Test
  @ConformanceCase("SM-79")
  void without_usage_there_is_nothing_to_count() {
    assertThat(f.authrep(C).status()).isEqualTo(200);
    assertThat(f.authrep(C + "&usage[hits]=0").status()).isEqualTo(200);
    assertThat(f.counters()).isEmpty();
    assertThat(f.backend.usage().countersOf("100")).isEmpty();
    assertThat(f.backend.usage().applicationsWithTraffic("100")).isEmpty();
  }

  @Test
  @ConformanceCase("SM-80")
  void adds_a_methods_own_usage_to_that_of_its_metric() {
    f.service.limit("hits", Period.ETERNITY, 20).limit("search", Period.ETERNITY, 10);

    assertThat(f.authrep(C + "&usage[hits]=1&usage[search]=1").body())
        .containsSubsequence(
            "metric=\"hits\"",
            "<current_value>2</current_value>",
            "metric=\"search\"",
            "<current_value>1</current_value>");
    assertThat(f.stored("hits")).isEqualTo(2);
    assertThat(f.stored("search")).isEqualTo(1);
  }

  @Test
  @ConformanceCase("SM-81")
  void setting_to_zero_removes_the_counters() {
    f.count("hits", 10);

    assertThat(f.authrep(C + "&usage[hits]=%230").status()).isEqualTo(200);
    assertThat(f.counters()).isEmpty();
  }

  @Test
  @ConformanceCase("SM-82")
  void flat_usage_leaves_the_parent_alone() {
    f.authrep(C + "&usage[search]=3", options("flat_usage=1"));

    assertThat(f.stored("search")).isEqualTo(3);
    assertThat(f.counters().keySet()).noneMatch(key -> key.contains("metric:1/"));
  }

  @Test
  @ConformanceCase("SM-85")
  void takes_the_leading_brackets_of_older_clients() {
    f.authrep(C + "&%5Busage%5D%5Bhits%5D=1");
    f.authrep(C + "&[usage][hits]=1");

    assertThat(f.stored("hits")).isEqualTo(2);
  }
}
