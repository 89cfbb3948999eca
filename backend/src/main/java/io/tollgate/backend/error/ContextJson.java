package io.tollgate.backend.error;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code context_info} as JSON (7.4, 7.6), for storages and for who reads the lists. */
public final class ContextJson {

  private static final JsonMapper MAPPER = JsonMapper.shared();

  private ContextJson() {}

  /**
   * @param context null for an error without a request, written as an empty object
   */
  public static ObjectNode write(@Nullable ContextInfo context) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (context == null) {
      return json;
    }
    json.put("url", context.url());
    json.put("method", context.method());
    json.put("form_vars", context.formVars());
    json.put("user_agent", context.userAgent());
    json.put("ip", context.ip());
    json.put("content_type", context.contentType());
    json.put("content_length", context.contentLength());
    ObjectNode extensions = json.putObject("extensions");
    new TreeMap<>(context.extensions()).forEach(extensions::put);
    return json;
  }

  /**
   * Reads what {@link #write} has written.
   *
   * @return null when it is no context, as of an error without a request
   */
  public static @Nullable ContextInfo read(@Nullable String text) {
    if (text == null) {
      return null;
    }
    JsonNode json;
    try {
      json = MAPPER.readTree(text);
    } catch (JacksonException e) {
      // The entry is worth more than its context.
      return null;
    }
    String url = text(json, "url");
    if (url == null) {
      return null;
    }
    Map<String, String> extensions = new TreeMap<>();
    json.path("extensions").forEachEntry((name, value) -> extensions.put(name, value.asString("")));
    return new ContextInfo(
        url,
        orEmpty(text(json, "method")),
        text(json, "form_vars"),
        text(json, "user_agent"),
        orEmpty(text(json, "ip")),
        text(json, "content_type"),
        text(json, "content_length"),
        extensions);
  }

  private static @Nullable String text(JsonNode json, String field) {
    JsonNode value = json.path(field);
    return value.isString() ? value.stringValue() : null;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
