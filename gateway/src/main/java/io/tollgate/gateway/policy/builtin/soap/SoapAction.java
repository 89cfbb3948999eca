package io.tollgate.gateway.policy.builtin.soap;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.tollgate.protocol.mapping.RequestPath;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a SOAP call wants done, in the form that patterns are matched against. */
final class SoapAction {

  private static final String ENVELOPE = "application/soap+xml";
  private static final Pattern PARAMETER =
      Pattern.compile(";\\s*action\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]+))", Pattern.CASE_INSENSITIVE);

  private SoapAction() {}

  /** The action of the content type, else that of the header; of a URI its path; null for none. */
  static @Nullable String of(HttpHeaders headers) {
    String action = ofContentType(headers.get(HttpHeaderNames.CONTENT_TYPE));
    if (action == null) {
      action = headers.get("SOAPAction");
    }
    return action == null ? null : path(unquoted(action.strip()));
  }

  private static @Nullable String ofContentType(@Nullable String type) {
    if (type == null || !type.strip().toLowerCase(Locale.ROOT).startsWith(ENVELOPE)) {
      return null;
    }
    Matcher parameter = PARAMETER.matcher(type);
    if (!parameter.find()) {
      return null;
    }
    return parameter.group(1) == null ? parameter.group(2) : parameter.group(1);
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  private static @Nullable String path(String action) {
    String path = action;
    if (!action.startsWith("/")) {
      try {
        String ofUri = URI.create(action).getRawPath();
        path = ofUri == null || ofUri.isEmpty() ? action : ofUri;
      } catch (IllegalArgumentException noUri) {
        return action;
      }
    }
    return switch (RequestPath.of(path)) {
      case RequestPath.AsReceived _ -> path;
      case RequestPath.Normalised(String normalised, boolean _, boolean _) -> normalised;
      case RequestPath.Malformed _ -> null;
    };
  }
}
