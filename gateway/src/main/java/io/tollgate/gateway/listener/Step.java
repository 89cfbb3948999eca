package io.tollgate.gateway.listener;

/** Where a call's walk is. */
enum Step {
  REWRITE,
  ACCESS,
  CONTENT,
  /** The body is taken in before it is sent on. */
  COLLECT,
  /** Sent on to the upstream. */
  SENT,
  /** The client has its answer, or is gone; or an own answer is all that is still to come. */
  ENDED;

  /**
   * As operators call it.
   *
   * @param routed whether the call's service is known
   */
  String shown(boolean routed) {
    return switch (this) {
      case REWRITE -> routed ? "rewrite" : "route";
      case ACCESS -> "access";
      case CONTENT, COLLECT -> "content";
      case SENT, ENDED -> "upstream";
    };
  }
}
