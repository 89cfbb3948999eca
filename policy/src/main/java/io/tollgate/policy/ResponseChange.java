package io.tollgate.policy;

/** What a policy changes about an answer. */
public sealed interface ResponseChange permits HeaderChange, ResponseChange.Status {

  /** See {@link ResponseChange#status}. */
  record Status(int status) implements ResponseChange {
    public Status {
      Checked.status(status);
    }
  }

  /**
   * @param status not for an answer of status 101, 204 or 304, nor one of these: its body's end
   *     would be looked for elsewhere; then nothing changes
   */
  static ResponseChange status(int status) {
    return new Status(status);
  }
}
