package io.tollgate.protocol.administration;

import java.util.List;

/**
 * A page of a service's error list (service-management-api.md, 7.6).
 *
 * @param total entries of the whole list
 */
public record BackendErrors(List<Entry> entries, long total) {

  /** Of a service without errors. */
  public static final BackendErrors NONE = new BackendErrors(List.of(), 0);

  /**
   * A call or report that was refused.
   *
   * @param id rises with time, never used twice within a service
   * @param code such as {@code metric_invalid}
   * @param message the code in words, with the values it is about
   * @param atMillis when, milliseconds since 1970
   */
  public record Entry(long id, String code, String message, long atMillis) {}

  public BackendErrors {
    entries = List.copyOf(entries);
  }
}
