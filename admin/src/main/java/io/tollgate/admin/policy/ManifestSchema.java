package io.tollgate.admin.policy;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;

/** Whether a policy's manifest describes its configuration by a schema that can be used. */
final class ManifestSchema {
  private static final Schema OF_SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_7.getDialectId()));

  private ManifestSchema() {}

  static boolean isValid(JsonNode schema) {
    return OF_SCHEMAS.validate(schema).isEmpty() && patternsCompile(schema);
  }

  /** The gateway compiles them as they are; the schema of schemas does not look at them. */
  private static boolean patternsCompile(JsonNode node) {
    JsonNode pattern = node.path("pattern");
    return (!pattern.isString() || compiles(pattern.asString()))
        && node.valueStream().allMatch(ManifestSchema::patternsCompile);
  }

  private static boolean compiles(String pattern) {
    try {
      Pattern unused = Pattern.compile(pattern);
      return true;
    } catch (PatternSyntaxException e) {
      return false;
    }
  }
}
