package io.tollgate.admin.rest.server;

/** The API's address cannot be listened on; the message names the cause and the remedy. */
public final class CannotListen extends RuntimeException {
  private static final long serialVersionUID = 1;

  CannotListen(String bind, int port, Throwable cause) {
    super("Cannot listen on " + bind + ":" + port + ": " + explanation(cause), cause);
  }

  private static String explanation(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String reason = String.valueOf(root.getMessage());
    if (reason.contains("in use")) {
      return "the port is taken. Stop the process that uses it, or choose another port";
    }
    if (reason.contains("assign")) {
      return "this machine has no such address. Use 0.0.0.0 or one of its own";
    }
    if (reason.contains("ermission")) {
      return "permission denied. Choose a port above 1023, or grant the right to bind";
    }
    return reason + ". Choose another address or port";
  }
}
