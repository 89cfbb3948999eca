package io.tollgate.server.composition;

/** A running server could not be asked; the message names the cause and the remedy. */
public final class NotAnsweredException extends Exception {

  private static final long serialVersionUID = 1L;

  NotAnsweredException(String message) {
    super(message);
  }

  NotAnsweredException(String message, Throwable cause) {
    super(message, cause);
  }
}
