package io.tollgate.gateway.policy;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Holds the configuration of a policy against the schema in its manifest. */
@FunctionalInterface
public interface ConfigurationCheck {

  ConfigurationCheck NONE = (manifest, configuration) -> null;

  /**
   * What is wrong.
   *
   * @return begins with the field's path below {@code configuration}; null: nothing is wrong
   */
  @Nullable String problem(JsonNode manifest, ObjectNode configuration);
}
