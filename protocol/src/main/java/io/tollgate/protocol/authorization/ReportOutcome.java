package io.tollgate.protocol.authorization;

/** What became of a {@link UsageReport}. */
public sealed interface ReportOutcome {

  /**
   * The backend has it. What in it was wrong, if anything, is in the backend's error list of the
   * service.
   */
  record Taken() implements ReportOutcome {}

  /** The backend does not take it, and would not take it again. Nothing was counted. */
  record Refused(RejectionReason reason, String message) implements ReportOutcome {}

  /**
   * The peer did not answer, or its storage is out of order.
   *
   * @param cause which peer, which phase, for the log
   */
  record Unavailable(String cause) implements ReportOutcome {}
}
