package io.tollgate.admin.outgoing;

import java.util.List;
import java.util.Map;

/** How a call ended. */
public sealed interface OutgoingResult {

  /**
   * Something was answered, a redirect perhaps: it is not followed.
   *
   * @param headers by name in lower case, in order
   * @param truncated whether the body was longer than what is kept, or ended before it should
   */
  record Answered(int status, Map<String, List<String>> headers, byte[] body, boolean truncated)
      implements OutgoingResult {}

  /** The guard said no; nothing was sent. */
  record Refused(String reason) implements OutgoingResult {}

  record TimedOut() implements OutgoingResult {}

  /** There was no answer. */
  record Failed(String reason) implements OutgoingResult {}
}
