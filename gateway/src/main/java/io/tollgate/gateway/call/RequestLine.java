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

  /**
   * The same call for another place, as a policy made it up (2.7 and 8.3).
   *
   * @param decodedPath as somebody reads it, without escapes
   * @param query as it is to be forwarded, null for none
   * @return null when the path leads above the root
   */
  public @Nullable RequestLine elsewhere(String decodedPath, @Nullable String query) {
    return at(PercentEncoding.encodePath(decodedPath), query);
  }

  /**
   * As {@link #elsewhere} with a path in escapes. It is normalised like one that a client sent, so
   * that nothing put together from pieces climbs out of where it should be.
   */
  public @Nullable RequestLine at(String encodedPath, @Nullable String query) {
    String rooted = encodedPath.startsWith("/") ? encodedPath : "/" + encodedPath;
    return switch (RequestPath.of(rooted)) {
      case RequestPath.AsReceived _ -> moved(rooted, query);
      case RequestPath.Normalised(String path, boolean _, boolean _) -> moved(path, query);
      case RequestPath.Malformed _ -> null;
    };
  }

  /** The same call with another query, null for none; the path is forwarded as before. */
  public RequestLine asking(@Nullable String query) {
    return new RequestLine(method, host, withQuery(query), path, forwardedPath);
  }

  private RequestTarget withQuery(@Nullable String query) {
    return new RequestTarget(received.authority(), received.path(), query);
  }

  private RequestLine moved(String normalised, @Nullable String query) {
    return new RequestLine(method, host, withQuery(query), normalised, normalised);
  }

  /** The path without escapes. */
  public String decodedPath() {
    return PercentEncoding.decode(path);
  }

  /** The query as received or as a policy changed it, null without one. */
  public @Nullable String query() {
    return received.query();
  }
}
