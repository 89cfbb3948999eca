package io.tollgate.admin.integration;

import io.tollgate.admin.outgoing.OutgoingRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/** The one call that tests a product: a GET as a developer would send it. */
final class TestRequest {
  private TestRequest() {}

  /**
   * @param endpoint public base URL in staging
   * @param path begins with a slash
   * @param location where the credentials are shown
   * @param credentials by name, the identifying one first; or none
   * @param trusted origins of this installation's own gateway
   */
  static OutgoingRequest of(
      String endpoint,
      String path,
      String location,
      Map<String, String> credentials,
      Set<String> trusted) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("User-Agent", "Tollgate-Test");
    headers.put("Accept", "*/*");
    String url = endpoint + path;
    switch (location) {
      case "headers" -> headers.putAll(credentials);
      case "authorization" -> {
        if (!credentials.isEmpty()) {
          headers.put("Authorization", basic(credentials));
        }
      }
      default -> url = withQuery(url, credentials);
    }
    return new OutgoingRequest("GET", url, headers, new byte[0], trusted);
  }

  /** User name and password: the id and the key, or the user key alone. */
  private static String basic(Map<String, String> credentials) {
    String pair = String.join(":", credentials.values());
    String whole = credentials.size() == 1 ? pair + ":" : pair;
    return "Basic " + Base64.getEncoder().encodeToString(whole.getBytes(StandardCharsets.UTF_8));
  }

  private static String withQuery(String url, Map<String, String> credentials) {
    if (credentials.isEmpty()) {
      return url;
    }
    StringJoiner query = new StringJoiner("&");
    credentials.forEach((name, value) -> query.add(name + "=" + encoded(value)));
    return url + (url.indexOf('?') < 0 ? "?" : "&") + query;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
