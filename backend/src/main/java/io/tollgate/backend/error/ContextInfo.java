package io.tollgate.backend.error;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The request that an error came from (7.6, {@code context_info}). Texts are cut where they grow
 * long: a list holds many entries.
 *
 * @param url with its query; secrets are masked by who makes this
 * @param formVars the form in the body, secrets masked; null when there was none
 * @param userAgent header of that name, null when absent
 * @param ip address of the peer
 * @param contentType header of that name, null when absent
 * @param contentLength header of that name, null when absent
 * @param extensions of the header {@code 3scale-options}, by name
 */
public record ContextInfo(
    String url,
    String method,
    @Nullable String formVars,
    @Nullable String userAgent,
    String ip,
    @Nullable String contentType,
    @Nullable String contentLength,
    Map<String, String> extensions) {

  /** Longest url and form that are kept, in characters. */
  public static final int MAX_PARAMETERS = 1000;

  private static final int MAX_HEADER = 200;
  private static final int MAX_EXTENSIONS = 16;
  private static final int MAX_EXTENSION = 64;

  public ContextInfo {
    url = cut(url, MAX_PARAMETERS);
    method = cut(method, MAX_HEADER);
    formVars = formVars == null ? null : cut(formVars, MAX_PARAMETERS);
    userAgent = header(userAgent);
    ip = cut(ip, MAX_HEADER);
    contentType = header(contentType);
    contentLength = header(contentLength);
    Map<String, String> few = new LinkedHashMap<>();
    new TreeMap<>(extensions)
        .entrySet().stream()
            .limit(MAX_EXTENSIONS)
            .forEach(
                each ->
                    few.put(
                        cut(each.getKey(), MAX_EXTENSION), cut(each.getValue(), MAX_EXTENSION)));
    extensions = Map.copyOf(few);
  }

  private static @Nullable String header(@Nullable String value) {
    return value == null ? null : cut(value, MAX_HEADER);
  }

  /** The text, or its beginning and an ellipsis. */
  static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length) + "…";
  }
}
