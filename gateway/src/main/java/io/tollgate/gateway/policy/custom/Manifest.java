package io.tollgate.gateway.policy.custom;

import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a jar says of its policy (gateway.md, 5.4).
 *
 * @param type name of the class
 * @param nonBlocking whether its phases never wait and run on the event loop
 * @param shown all of it
 */
record Manifest(String name, String version, String type, boolean nonBlocking, JsonNode shown) {

  /** Where it stands in a jar. */
  static final String PLACE = "META-INF/tollgate-policy.json";

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.+-]*");
  private static final String BUILTIN = "builtin";

  /** Begins with the field, if it is one that is wrong. */
  static final class Wrong extends Exception {
    private static final long serialVersionUID = 1L;

    Wrong(String problem) {
      super(problem);
    }
  }

  static Manifest read(byte[] text) throws Wrong {
    JsonNode node = parsed(text);
    if (!node.isObject()) {
      throw new Wrong("is no JSON object");
    }
    String version = word(node, "version", "1.0");
    if (version.equals(BUILTIN)) {
      throw new Wrong("version must not be builtin, which is Tollgate's own");
    }
    text(node, "summary", "what the policy does, in one sentence");
    JsonNode blocking = node.path("non_blocking");
    if (!blocking.isMissingNode() && !blocking.isBoolean()) {
      throw new Wrong("non_blocking must be true or false");
    }
    if (!node.path("configuration").isObject()) {
      throw new Wrong(
          "configuration must be the JSON schema of the policy's configuration, such as {\"type\":\"object\",\"properties\":{}}");
    }
    return new Manifest(
        word(node, "name", "my_policy"),
        version,
        text(node, "class", "com.example.MyPolicy"),
        blocking.asBoolean(false),
        node);
  }

  private static JsonNode parsed(byte[] text) throws Wrong {
    try {
      return JsonMapper.shared().readTree(text);
    } catch (JacksonException e) {
      throw new Wrong("is no JSON: " + e.getOriginalMessage());
    }
  }

  private static String word(JsonNode node, String field, String example) throws Wrong {
    String word = text(node, field, example);
    if (!WORD.matcher(word).matches()) {
      throw new Wrong(
          "%s must be of letters, digits and _.+-, such as \"%s\", not \"%s\""
              .formatted(field, example, word));
    }
    return word;
  }

  private static String text(JsonNode node, String field, String example) throws Wrong {
    JsonNode value = node.path(field);
    if (!value.isString() || value.stringValue().isBlank()) {
      throw new Wrong("%s must be a text, such as \"%s\"".formatted(field, example));
    }
    return value.stringValue();
  }
}
