package io.tollgate.admin.outcome;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How an operation of a feature ended. A refusal is a value, never an exception; a transaction that
 * ends in one is rolled back.
 */
public sealed interface Outcome<T> {

  /** It was done; the value is what it made or changed. */
  record Done<T>(T value) implements Outcome<T> {}

  /** Nothing was changed. */
  record Failed<T>(Refusal refusal) implements Outcome<T> {}

  static <T> Outcome<T> done(T value) {
    return new Done<>(value);
  }

  static <T> Outcome<T> failed(Refusal refusal) {
    return new Failed<>(refusal);
  }

  static <T> Outcome<T> invalid(Errors errors) {
    return failed(new Refusal.Invalid(errors));
  }

  static <T> Outcome<T> invalid(String field, String message) {
    return invalid(Errors.of(field, message));
  }

  /** Refused by a rule about the whole thing, such as a deletion of something in use. */
  static <T> Outcome<T> forbidden(String message) {
    return failed(new Refusal.Forbidden(Errors.of(Errors.BASE, message)));
  }

  static <T> Outcome<T> notFound() {
    return failed(new Refusal.NotFound());
  }

  /** Done with the value, or not found when it is null. */
  static <T> Outcome<T> found(@Nullable T value) {
    return value == null ? notFound() : done(value);
  }

  default <R> Outcome<R> then(Function<? super T, Outcome<R>> next) {
    return switch (this) {
      case Done<T>(T value) -> next.apply(value);
      case Failed<T>(Refusal refusal) -> failed(refusal);
    };
  }

  default <R> Outcome<R> map(Function<? super T, R> change) {
    return then(value -> done(change.apply(value)));
  }

  /**
   * The value of an operation that cannot be refused here, such as those of the first start.
   *
   * @throws IllegalStateException when it was refused all the same
   */
  default T orThrow() {
    return switch (this) {
      case Done<T>(T value) -> value;
      case Failed<T>(Refusal refusal) -> throw new IllegalStateException("refused: " + refusal);
    };
  }
}
