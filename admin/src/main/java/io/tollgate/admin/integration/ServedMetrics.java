package io.tollgate.admin.integration;

import io.tollgate.admin.event.RemovedMetric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The metrics of backends that a configuration counts on. A gateway that serves it goes on counting
 * them when the backend is not used any more, until another one is deployed.
 */
public final class ServedMetrics {
  private static final String OF_BACKEND = "\"owner_type\":\"BackendApi\"";

  private ServedMetrics() {}

  /** What the rules name; without parents, which they do not tell. */
  public static List<RemovedMetric> ofBackends(@Nullable ConfigVersion version) {
    if (version == null || !version.content().contains(OF_BACKEND)) {
      return List.of();
    }
    Map<Long, RemovedMetric> byId = new LinkedHashMap<>();
    JsonNode content = JsonMapper.shared().readTree(version.content());
    for (JsonNode rule : content.path("proxy").path("proxy_rules")) {
      if (rule.path("owner_type").asString("").equals("BackendApi")) {
        long id = rule.path("metric_id").asLong();
        byId.put(id, new RemovedMetric(id, rule.path("metric_system_name").asString(), null));
      }
    }
    return List.copyOf(byId.values());
  }

  /** Those of the first that the second one does not name. */
  static List<RemovedMetric> dropped(@Nullable ConfigVersion before, ConfigVersion after) {
    List<RemovedMetric> dropped = new ArrayList<>(ofBackends(before));
    dropped.removeAll(ofBackends(after));
    return dropped;
  }
}
