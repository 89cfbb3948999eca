package io.tollgate.admin.rest.input;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads query and body into one tree; the body wins over the query. */
public final class InputReader {
  /** More than any form has; a body full of them would keep a core busy for a second. */
  private static final int MOST_PARAMETERS = 10_000;

  private InputReader() {}

  public static ObjectNode query(@Nullable String query) throws UnreadableInput {
    InputTree tree = new InputTree();
    if (query != null) {
      urlEncoded(query, tree);
    }
    return tree.root();
  }

  /**
   * @param contentType as sent, null when there was none
   * @param body an empty one is no input, whatever its type
   */
  public static ObjectNode body(@Nullable String contentType, byte[] body) throws UnreadableInput {
    InputTree tree = new InputTree();
    if (body.length == 0) {
      return tree.root();
    }
    switch (mediaType(contentType)) {
      case "application/x-www-form-urlencoded" -> urlEncoded(PercentText.utf8(body), tree);
      case "multipart/form-data" -> Multipart.read(String.valueOf(contentType), body, tree);
      case "application/json" -> {
        return json(body);
      }
      default ->
          throw new UnreadableInput(
              UnreadableInput.Fault.UNSUPPORTED_TYPE,
              "send application/json, application/x-www-form-urlencoded or multipart/form-data");
    }
    return tree.root();
  }

  /** Both in one tree. */
  public static ObjectNode merged(ObjectNode query, ObjectNode body) {
    ObjectNode all = query.deepCopy();
    all.setAll(body);
    return all;
  }

  private static String mediaType(@Nullable String contentType) {
    if (contentType == null) {
      return "";
    }
    int end = contentType.indexOf(';');
    String type = end < 0 ? contentType : contentType.substring(0, end);
    return type.strip().toLowerCase(Locale.ROOT);
  }

  private static void urlEncoded(String text, InputTree tree) throws UnreadableInput {
    String[] pairs = text.split("&", MOST_PARAMETERS + 1);
    if (pairs.length > MOST_PARAMETERS) {
      throw UnreadableInput.malformed("there are more than " + MOST_PARAMETERS + " parameters");
    }
    for (String pair : pairs) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        tree.put(PercentText.form(name), PercentText.form(value));
      }
    }
  }

  private static ObjectNode json(byte[] body) throws UnreadableInput {
    try {
      JsonNode read = BoundedJson.BODY.readTree(PercentText.utf8(body));
      if (read instanceof ObjectNode object) {
        return object;
      }
      throw UnreadableInput.malformed("the body must be a JSON object");
    } catch (JacksonException e) {
      throw UnreadableInput.malformed("the body is not valid JSON" + where(e));
    }
  }

  /** Without the parser's own words, which speak of its settings. */
  private static String where(JacksonException fault) {
    if (fault instanceof StreamConstraintsException) {
      return ": it is nested too deeply, a name or number in it is too long, or it has more than "
          + BoundedJson.MOST_TOKENS
          + " names and values";
    }
    TokenStreamLocation at = fault.getLocation();
    return at == null ? "" : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
  }
}
