package io.tollgate.protocol.gateway;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The seam between admin and gateway when both live in one process: the admin side pushes versions,
 * the gateway serves them from the next call on, and says which policies it has. Idempotent; called
 * from threads that may block.
 */
public interface GatewayPublication {

  /** Replaces everything: after a start, or when the two sides may differ. */
  void replaceAll(GatewayConfiguration configuration);

  /** Serves this version of one product in its environment, instead of the one before. */
  void put(PublishedService service);

  /** Stops serving a product in one environment. */
  void remove(String serviceId, Environment environment);

  /** What is served now, null when that is not known on this side: for whoever compares. */
  @Nullable GatewayConfiguration served();

  /**
   * The policies that the gateway has, built in and of its operator's own: name → a description for
   * each version (gateway.md, 5.4). Empty when no gateway can be asked.
   */
  Map<String, List<JsonNode>> policies();
}
