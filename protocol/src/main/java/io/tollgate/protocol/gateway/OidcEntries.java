package io.tollgate.protocol.gateway;

import io.tollgate.protocol.gateway.ConfigurationReader.Fault;
import io.tollgate.protocol.gateway.OidcEntry.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The {@code oidc} array of a document and which of its entries belongs to which service. */
final class OidcEntries {

  private final List<@Nullable Fields> entries;

  OidcEntries(Fields document) {
    entries = document.objectsOrNone("oidc");
  }

  /**
   * The entry that names the service; else the one at the service's place, unless that names
   * another.
   *
   * @param index of the service in the document
   * @param faults are told what is wrong with the entry
   */
  @Nullable OidcEntry of(int index, String serviceId, List<Fault> faults) {
    for (Fields entry : entries) {
      if (entry != null && serviceId.equals(entry.filledText("service_id"))) {
        return read(entry.reportingTo(faults));
      }
    }
    Fields entry = index < entries.size() ? entries.get(index) : null;
    if (entry == null || entry.isEmpty() || entry.filledText("service_id") != null) {
      return null;
    }
    return read(entry.reportingTo(faults));
  }

  private static OidcEntry read(Fields entry) {
    entry.text("service_id");
    Fields config = entry.object("config");
    String issuer = entry.filledText("issuer");
    String inConfig = config.filledText("issuer");
    String introspection = config.filledText("introspection_endpoint");
    String older = config.filledText("token_introspection_endpoint");
    List<String> algorithms = config.texts("id_token_signing_alg_values_supported");
    List<Key> keys = new ArrayList<>();
    Fields byId = entry.object("keys");
    for (Map.Entry<String, Fields> key : byId.allObjects().entrySet()) {
      keys.add(
          new Key(
              key.getKey(), key.getValue().requiredText("pem"), key.getValue().filledText("alg")));
    }
    String jwksUri = config.filledText("jwks_uri");
    ObjectNode other = entry.rest();
    other.set("config", config.rest());
    return new OidcEntry(
        issuer == null ? inConfig : issuer,
        Objects.requireNonNullElse(algorithms, List.of()),
        jwksUri,
        introspection == null ? older : introspection,
        keys,
        other);
  }
}
