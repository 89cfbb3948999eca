package io.tollgate.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The variables of the reference's gateway about services that share a host (gateway.md, 1.5). */
class PathRoutingSectionTest {

  private static PathRoutingSection with(String variable, String value) throws SettingsRefused {
    return PathRoutingSection.from(
        new SettingsReader().read(Map.of(), Map.of(variable, value), null));
  }

  @Test
  void apicast_path_routing_lets_services_share_a_host() throws Exception {
    assertThat(with("APICAST_PATH_ROUTING", "true")).isEqualTo(new PathRoutingSection(true, false));
    assertThat(with("APICAST_PATH_ROUTING_ENABLED", "1"))
        .isEqualTo(new PathRoutingSection(true, false));
    assertThat(with("APICAST_PATH_ROUTING", "0")).isEqualTo(new PathRoutingSection(false, false));
  }

  @Test
  void apicast_path_routing_only_does_without_a_first_owner() throws Exception {
    assertThat(with("APICAST_PATH_ROUTING_ONLY", "true"))
        .isEqualTo(new PathRoutingSection(false, true));
  }
}
