package io.tollgate.gateway.configuration.source;

import org.jspecify.annotations.Nullable;

/** A source gave no document. The message names it, what happened and what to do. */
public final class SourceFailed extends Exception {

  private static final long serialVersionUID = 1;

  /** How far it came. */
  enum Kind {
    /** Nobody was reached. */
    NO_CONNECTION,
    /** Somebody was reached, but there is no document. */
    NO_DOCUMENT,
    /** What came is no configuration. */
    NOT_USABLE
  }

  private final Kind kind;

  SourceFailed(Kind kind, String message) {
    this(kind, message, null);
  }

  SourceFailed(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
