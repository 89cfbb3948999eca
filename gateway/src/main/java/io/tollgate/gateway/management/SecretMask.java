package io.tollgate.gateway.management;

import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Hides the secrets of a configuration before it is shown (gateway.md, 4.4). */
final class SecretMask {

  private static final Set<String> SECRETS =
      Set.of(
          "backend_authentication_value",
          "secret_token",
          "provider_key",
          "debug_key_sha256",
          "user_key",
          "app_key",
          "client_secret",
          "certificate_key",
          "password");

  private static final Pattern USER_INFO = Pattern.compile("//[^/@\\s]+@");

  private SecretMask() {}

  /** A copy; user and password of URLs are hidden, too. */
  static JsonNode mask(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> {
        ObjectNode masked = JsonNodeFactory.instance.objectNode();
        object
            .properties()
            .forEach(
                field ->
                    masked.set(
                        field.getKey(),
                        SECRETS.contains(field.getKey()) && !field.getValue().isNull()
                            ? JsonNodeFactory.instance.stringNode("***")
                            : mask(field.getValue())));
        yield masked;
      }
      case ArrayNode array -> {
        ArrayNode masked = JsonNodeFactory.instance.arrayNode();
        array.forEach(element -> masked.add(mask(element)));
        yield masked;
      }
      default ->
          node.isString()
              ? JsonNodeFactory.instance.stringNode(
                  USER_INFO.matcher(node.stringValue()).replaceAll("//***@"))
              : node;
    };
  }
}
