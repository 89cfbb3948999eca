package io.tollgate.http.client;

import io.netty.channel.ConnectTimeoutException;
import io.tollgate.http.client.UpstreamFailure.Kind;
import java.net.ConnectException;
import java.net.NoRouteToHostException;

/** Tells from an exception why there is no connection. */
final class ConnectFailures {

  private ConnectFailures() {}

  /** No network leads to the address, so that another address may do. */
  static boolean noWay(Throwable cause) {
    return kind(cause) == Kind.UNREACHABLE;
  }

  static Kind kind(Throwable cause) {
    String message = String.valueOf(cause.getMessage());
    if (cause instanceof ConnectTimeoutException || message.contains("timed out")) {
      return Kind.CONNECT_TIMEOUT;
    }
    // The native transport says both with the same type.
    boolean noWay =
        cause instanceof NoRouteToHostException
            || message.contains("unreachable")
            || message.contains("No route");
    return cause instanceof ConnectException && !noWay ? Kind.REFUSED : Kind.UNREACHABLE;
  }

  /** What the innermost cause says: TLS wraps the reason several times. */
  static String text(Throwable cause) {
    Throwable innermost = cause;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    String message = innermost.getMessage();
    return message == null ? innermost.getClass().getSimpleName() : message;
  }
}
