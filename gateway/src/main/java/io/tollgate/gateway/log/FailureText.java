package io.tollgate.gateway.log;

import io.tollgate.http.client.UpstreamFailure;
import io.tollgate.http.client.UpstreamFailure.Phase;

/** An upstream's failure in the words that operators search for (gateway.md, 4.3). */
public final class FailureText {

  private FailureText() {}

  public static String of(UpstreamFailure failure) {
    return switch (failure.kind()) {
      case CONNECT_TIMEOUT -> timedOut("connecting to upstream");
      case SEND_TIMEOUT -> timedOut("sending request to upstream");
      case READ_TIMEOUT ->
          timedOut(
              failure.phase() == Phase.RECEIVE_BODY
                  ? "reading upstream"
                  : "reading response header from upstream");
      default -> failure.toString();
    };
  }

  /** The same with the address that was called, which tells a firewall from a wrong name. */
  public static String withPeer(UpstreamFailure failure) {
    String text = of(failure);
    return text.contains(failure.peer()) ? text : text + ", peer: " + failure.peer();
  }

  private static String timedOut(String activity) {
    return "upstream timed out (110: Connection timed out) while " + activity;
  }
}
