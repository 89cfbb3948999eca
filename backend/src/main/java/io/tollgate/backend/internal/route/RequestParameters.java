package io.tollgate.backend.internal.route;

import io.tollgate.protocol.administration.Attributes;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Query and body of a request as one set of attributes; the body wins. */
final class RequestParameters {

  /** As deep as the public API's parameters (1.2). */
  private static final int MAX_DEPTH = 32;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private RequestParameters() {}

  /**
   * @return null when the body is something else than a JSON object, or the query no query
   */
  static @Nullable Attributes read(String query, byte[] body) {
    ObjectNode merged = Reply.object();
    try {
      addQuery(query, merged);
      if (body.length > 0) {
        JsonNode document = JSON.readTree(body);
        if (document instanceof ObjectNode object) {
          merged.setAll(object);
        } else if (!document.isMissingNode()) {
          return null;
        }
      }
    } catch (JacksonException | IllegalArgumentException e) {
      return null;
    }
    return new Attributes(merged, "");
  }

  private static void addQuery(String query, ObjectNode merged) {
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        merged.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
