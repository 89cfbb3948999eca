package io.tollgate.gateway.policy.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import io.tollgate.gateway.policy.ConfigurationCheck;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Schemas of draft 7, or of the draft that they name. One that refers to another document cannot be
 * used: nothing is fetched.
 */
public final class ConfigurationSchemas implements ConfigurationCheck {

  private final SchemaRegistry schemas =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_7,
          registry ->
              registry.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().pathType(PathType.JSON_PATH).build()));

  @Override
  public @Nullable String problem(JsonNode manifest, ObjectNode configuration) {
    JsonNode described = manifest.path("configuration");
    if (!described.isObject()) {
      return null;
    }
    Schema schema = schemas.getSchema(described);
    List<Error> errors = schema.validate(configuration);
    return errors.isEmpty() ? null : text(errors.getFirst());
  }

  /** Its path begins with that of the whole, which is the caller's to name. */
  private static String text(Error error) {
    String place = error.getInstanceLocation().toString();
    String field = place.startsWith("$.") ? place.substring(2) : "*";
    return field + " does not fit the policy's manifest: " + error.getMessage();
  }
}
