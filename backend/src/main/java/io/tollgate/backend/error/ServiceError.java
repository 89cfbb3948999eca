package io.tollgate.backend.error;

import org.jspecify.annotations.Nullable;

/**
 * One entry of a service's error list.
 *
 * @param code of the error catalogue, such as {@code metric_invalid}
 * @param message its sentence with the values filled in, cut after {@value #MAX_MESSAGE} characters
 * @param atMillis when it happened, milliseconds since 1970
 * @param context the request that was answered with it; null when the request had been answered
 *     before
 */
public record ServiceError(
    String code, String message, long atMillis, @Nullable ContextInfo context) {

  /** Longest message that is kept. */
  public static final int MAX_MESSAGE = 1000;

  public ServiceError {
    message = ContextInfo.cut(message, MAX_MESSAGE);
  }

  /** An error that no request was answered with. */
  public ServiceError(String code, String message, long atMillis) {
    this(code, message, atMillis, null);
  }
}
