package io.tollgate.admin.rest.route;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What goes back over HTTP.
 *
 * @param contentType null when there is no body
 */
public record RestAnswer(
    int status, @Nullable String contentType, byte[] body, Map<String, String> headers) {

  private static final byte[] NOTHING = {};

  public RestAnswer {
    headers = Map.copyOf(headers);
  }

  public static RestAnswer of(int status, String contentType, byte[] body) {
    return new RestAnswer(status, contentType, body, Map.of());
  }

  public static RestAnswer empty(int status) {
    return new RestAnswer(status, null, NOTHING, Map.of());
  }

  public RestAnswer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new RestAnswer(status, contentType, body, more);
  }
}
