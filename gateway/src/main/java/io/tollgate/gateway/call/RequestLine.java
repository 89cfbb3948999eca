package io.tollgate.gateway.call;

import io.tollgate.protocol.mapping.RequestPath;
import org.jspecify.annotations.Nullable;

/**
 * What a call asks for, as routing and mapping rules compare it (gateway.md, 2.2, 2.3 and 8.3).
 *
 * @param method upper case
 * @param host lower case, without port and trailing dot; empty when none was named
 * @param received the target as received
 * @param path normalised: what mapping rules and policies see
 * @param forwardedPath what goes to the upstream when nothing rewrites it: the received spelling,
 *     or the normalised one if dot segments or duplicate slashes were removed
 */
public record RequestLine(
    String method, String host, RequestTarget received, String path, String forwardedPath) {

  /** Null when the path is malformed: to be answered 400. */
  public static @Nullable RequestLine of(String method, String host, RequestTarget target) {
    String received = target.path();
    if (received.equals("*")) {
      return new RequestLine(method, host, target, received, received);
    }
    return switch (RequestPath.of(received)) {
      case RequestPath.AsReceived _ -> new RequestLine(method, host, target, received, received);
      case RequestPath.Normalised(String path, boolean restructured, boolean _) ->
          new RequestLine(method, host, target, path, restructured ? path : received);
      case RequestPath.Malformed _ -> null;
    };
  }

  /** The query as received, null without one. */
  public @Nullable String query() {
    return received.query();
  }
}
