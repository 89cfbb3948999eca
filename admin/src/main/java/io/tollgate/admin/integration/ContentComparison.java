package io.tollgate.admin.integration;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whether two contents say the same, whenever and however often they were saved (ruling 1). */
final class ContentComparison {
  private static final List<String> STAMPS =
      List.of("deployed_at", "updated_at", "lock_version", "api_test_success");

  private ContentComparison() {}

  static boolean same(String one, String other) {
    return one.equals(other) || bare(one).equals(bare(other));
  }

  private static JsonNode bare(String content) {
    ObjectNode service = (ObjectNode) JsonMapper.shared().readTree(content);
    service.remove(STAMPS);
    if (service.get("proxy") instanceof ObjectNode proxy) {
      proxy.remove(STAMPS);
    }
    return service;
  }
}
