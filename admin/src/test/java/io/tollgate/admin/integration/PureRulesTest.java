package io.tollgate.admin.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PureRulesTest {

  @ParameterizedTest
  @CsvSource({
    "echo_api, echo-api",
    "Weather/2, weather-2",
    "__a__, a",
    "--, service",
  })
  void a_system_name_becomes_a_label_of_a_host(String systemName, String label) {
    assertThat(EndpointTemplates.label(systemName)).isEqualTo(label);
  }

  @Test
  void long_labels_are_cut_and_stay_apart() {
    String one = EndpointTemplates.label("a".repeat(80) + "1");
    String other = EndpointTemplates.label("a".repeat(80) + "2");

    assertThat(one).hasSize(63).isNotEqualTo(other);
  }

  @Test
  void hosts_and_ports_are_read_from_addresses() {
    assertThat(PublicEndpoint.host("http://My_Host:3000/x")).isEqualTo("my_host");
    assertThat(PublicEndpoint.host("https://[::1]")).isEqualTo("[::1]");
    assertThat(PublicEndpoint.port("http://[::1]:8080")).isEqualTo(8080);
  }

  @Test
  void a_place_in_an_order_leaves_no_gap() {
    List<Long> order = List.of(1L, 2L, 3L);

    assertThat(Positions.place(order, 9, 1L)).containsExactly(9L, 1L, 2L, 3L);
    assertThat(Positions.place(order, 9, null)).containsExactly(1L, 2L, 3L, 9L);
    assertThat(Positions.place(order, 9, Long.MAX_VALUE)).containsExactly(1L, 2L, 3L, 9L);
    assertThat(Positions.place(order, 1, 3L)).containsExactly(2L, 3L, 1L);
    assertThat(Positions.place(order, 3, 1L)).containsExactly(3L, 1L, 2L);
  }

  @Test
  void contents_that_differ_in_stamps_only_are_the_same() {
    String content =
        "{\"id\":1,\"updated_at\":\"a\",\"proxy\":{\"lock_version\":1,\"deployed_at\":\"a\",\"x\":1}}";
    String later =
        "{\"id\":1,\"updated_at\":\"b\",\"proxy\":{\"lock_version\":2,\"deployed_at\":\"b\",\"x\":1}}";

    assertThat(ContentComparison.same(content, later)).isTrue();
    assertThat(ContentComparison.same(content, later.replace("\"x\":1", "\"x\":2"))).isFalse();
  }

  @Test
  void a_chain_keeps_its_order_and_says_what_is_enabled() {
    JsonNode sent =
        JsonMapper.shared()
            .readTree(
                "[{\"name\":\"apicast\",\"version\":\"builtin\",\"configuration\":{}},"
                    + "{\"name\":\"headers\",\"version\":\"builtin\",\"configuration\":{\"a\":1},"
                    + "\"enabled\":false,\"unknown\":2}]");

    assertThat(PolicyChain.read(sent))
        .isEqualTo(
            new PolicyChain.Reading.Fine(
                "[{\"name\":\"apicast\",\"version\":\"builtin\",\"configuration\":{},\"enabled\":true},"
                    + "{\"name\":\"headers\",\"version\":\"builtin\",\"configuration\":{\"a\":1},"
                    + "\"enabled\":false}]"));
  }

  @Test
  void what_is_no_chain_is_told_from_a_chain_with_faults() {
    JsonMapper json = JsonMapper.shared();

    assertThat(PolicyChain.read(null)).isInstanceOf(PolicyChain.Reading.NoChain.class);
    assertThat(PolicyChain.read(json.readTree("{}")))
        .isInstanceOf(PolicyChain.Reading.NoChain.class);
    assertThat(PolicyChain.read(json.readTree("[1]")))
        .isInstanceOf(PolicyChain.Reading.Wrong.class);
    String large =
        "[{\"name\":\"a\",\"version\":\"1\",\"configuration\":{\"a\":\""
            + "x".repeat(2 * 1024 * 1024)
            + "\"}}]";
    assertThat(PolicyChain.read(json.readTree(large)))
        .isInstanceOf(PolicyChain.Reading.NoChain.class);
  }
}
