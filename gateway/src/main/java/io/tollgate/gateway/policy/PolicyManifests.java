package io.tollgate.gateway.policy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The descriptions of built-in policies, with the JSON schema of their configuration (gateway.md,
 * 5.4).
 */
final class PolicyManifests {

  private final Map<String, JsonNode> byName = new TreeMap<>();

  /** Reads the manifest beside this class of each of the names. */
  PolicyManifests(Collection<String> names) {
    for (String name : names) {
      byName.put(name, read(name + ".json"));
    }
  }

  private static JsonNode read(String resource) {
    try (InputStream text = PolicyManifests.class.getResourceAsStream(resource)) {
      if (text == null) {
        throw new IllegalStateException("the policy manifest " + resource + " is not packaged");
      }
      return JsonMapper.shared().readTree(text);
    } catch (IOException e) {
      throw new IllegalStateException("the policy manifest " + resource + " cannot be read", e);
    }
  }

  /** Name to manifest. */
  Map<String, JsonNode> all() {
    return byName;
  }
}
