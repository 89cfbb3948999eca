package io.tollgate.admin.alert;

import java.util.Objects;

/**
 * An application has used a limit as far as a level that its product watches.
 *
 * @param level per cent
 * @param utilization ten-thousandths of the limit that is used most
 * @param message that limit in words, such as {@code hits per day: 81/100}
 * @param state wire name of an {@link AlertState}
 * @param createdAt when it was reached
 */
public record Alert(
    long id,
    long level,
    long utilization,
    String message,
    String state,
    long applicationId,
    long accountId,
    long serviceId,
    long createdAt) {

  private static final long ALL_OF_IT = 100;

  /** Whether the limit is used up. */
  public boolean isViolation() {
    return level >= ALL_OF_IT;
  }

  boolean is(AlertState other) {
    return Objects.equals(state, other.wireName());
  }
}
