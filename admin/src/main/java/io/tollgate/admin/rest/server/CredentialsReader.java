package io.tollgate.admin.rest.server;

import io.tollgate.admin.rest.input.InputReader;
import io.tollgate.admin.rest.input.UnreadableInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds the credential of a request: query, Basic, Bearer, and last a short body (ruling 4). */
final class CredentialsReader {
  private static final int LONGEST_BODY = 64 * 1024;

  private CredentialsReader() {}

  static @Nullable Credential read(RestRequest request, RequestBody body) throws IOException {
    Credential shown = named(tree(() -> InputReader.query(request.query())));
    if (shown == null) {
      shown = authorization(request.header("Authorization"));
    }
    if (shown == null) {
      byte[] bytes = body.upTo(LONGEST_BODY);
      if (bytes != null && bytes.length > 0) {
        request.unfoldBody();
        String type = request.header("Content-Type");
        shown = named(tree(() -> InputReader.body(type, bytes)));
      }
    }
    return shown;
  }

  private interface Source {
    ObjectNode read() throws UnreadableInput;
  }

  /** What cannot be read holds no credential; it is refused later, when we know who asks. */
  private static @Nullable ObjectNode tree(Source source) {
    try {
      return source.read();
    } catch (UnreadableInput e) {
      return null;
    }
  }

  private static @Nullable Credential named(@Nullable ObjectNode input) {
    if (input == null) {
      return null;
    }
    String token = text(input.get("access_token"));
    if (token != null) {
      return new Credential(Credential.Kind.ACCESS_TOKEN, token);
    }
    String key = text(input.get("provider_key"));
    return key == null ? null : new Credential(Credential.Kind.PROVIDER_KEY, key);
  }

  private static @Nullable String text(@Nullable JsonNode node) {
    return node != null && node.isString() && !node.asString().isEmpty() ? node.asString() : null;
  }

  private static @Nullable Credential authorization(@Nullable String header) {
    if (header == null) {
      return null;
    }
    int space = header.indexOf(' ');
    String scheme = space < 0 ? header : header.substring(0, space);
    String rest = space < 0 ? "" : header.substring(space + 1).strip();
    String value =
        switch (scheme.toLowerCase(Locale.ROOT)) {
          case "basic" -> userOrPassword(rest);
          case "bearer" -> rest;
          default -> "";
        };
    return value.isEmpty() ? null : new Credential(Credential.Kind.EITHER, value);
  }

  /** The first of both that is not empty. */
  private static String userOrPassword(String encoded) {
    try {
      String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      if (colon < 0) {
        return pair;
      }
      return colon > 0 ? pair.substring(0, colon) : pair.substring(1);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
