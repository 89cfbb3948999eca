package io.tollgate.http.server;

import java.net.InetSocketAddress;

/** An address cannot be listened on. The message names the address, the cause and the remedy. */
public final class ListenFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  ListenFailure(InetSocketAddress address, Throwable cause) {
    super(message(address, cause), cause);
  }

  private static String message(InetSocketAddress address, Throwable cause) {
    String where = address.getHostString() + ":" + address.getPort();
    if (address.isUnresolved()) {
      return "Cannot listen on %s: the name '%s' is unknown. Use an address of this machine"
          .formatted(where, address.getHostString());
    }
    String reason = String.valueOf(cause.getMessage());
    if (reason.contains("in use")) {
      return "Cannot listen on %s: the port is taken. Stop the process that uses it, or choose another port"
          .formatted(where);
    }
    if (reason.contains("assign")) {
      return "Cannot listen on %s: this machine has no such address. Use 0.0.0.0 or one of its own"
          .formatted(where);
    }
    if (reason.contains("ermission")) {
      return "Cannot listen on %s: permission denied. Choose a port above 1023, or grant the right to bind"
          .formatted(where);
    }
    return "Cannot listen on %s: %s. Choose another address or port".formatted(where, reason);
  }
}
