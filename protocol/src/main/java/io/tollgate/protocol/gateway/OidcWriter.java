package io.tollgate.protocol.gateway;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Entries of the {@code oidc} array, the opposite of {@link OidcEntries}. They belong to services
 * by their place: one service may stand in a document twice, once per environment.
 */
final class OidcWriter {

  private OidcWriter() {}

  /** An empty object where there is no entry. */
  static ObjectNode write(@Nullable OidcEntry entry) {
    ObjectNode written = JsonNodeFactory.instance.objectNode();
    if (entry == null) {
      return written;
    }
    JsonNode otherOfConfig = entry.other().path("config");
    written.put("issuer", entry.issuer());
    written.setAll(entry.other().deepCopy());
    ObjectNode config = written.putObject("config");
    if (otherOfConfig instanceof ObjectNode other) {
      config.setAll(other.deepCopy());
    }
    ArrayNode algorithms = config.putArray("id_token_signing_alg_values_supported");
    entry.algorithms().forEach(algorithms::add);
    config
        .put("jwks_uri", entry.jwksUri())
        .put("introspection_endpoint", entry.introspectionEndpoint());
    ObjectNode keys = written.putObject("keys");
    for (OidcEntry.Key key : entry.keys()) {
      keys.putObject(key.id()).put("pem", key.pem()).put("alg", key.algorithm());
    }
    return written;
  }
}
