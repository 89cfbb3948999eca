package io.tollgate.gateway.policy;

import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Makes the policies of one name. */
@FunctionalInterface
public interface PolicyFactory {

  /**
   * Called when a configuration is compiled, not per call.
   *
   * @param configuration of this link of the chain, as published
   * @param faults is told, field by field, what is wrong but does not keep the policy from working
   */
  PolicyOutcome create(ObjectNode configuration, PolicySite site, Consumer<String> faults);
}
