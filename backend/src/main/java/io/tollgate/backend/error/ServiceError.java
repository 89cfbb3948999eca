package io.tollgate.backend.error;

/**
 * One entry of a service's error list.
 *
 * @param code of the error catalogue, such as {@code metric_invalid}
 * @param message its sentence with the values filled in
 * @param atMillis when it happened, milliseconds since 1970
 */
public record ServiceError(String code, String message, long atMillis) {}
