package io.tollgate.admin.outcome;

import java.util.Collection;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is wrong with the fields of one object, in the words that clients match
 * (account-management-api.md, 3). A check of an absent value passes, except {@link #present}.
 */
public final class Validation {

  public static final String BLANK = "can't be blank";
  public static final String TAKEN = "has already been taken";
  public static final String INVALID = "is invalid";
  public static final String NOT_LISTED = "is not included in the list";
  public static final String NOT_A_NUMBER = "is not a number";
  private static final int NAME_LENGTH = 255;
  private static final int PROSE_LENGTH = 65_535;

  private Errors errors = Errors.NONE;

  public Validation error(String field, String message) {
    errors = errors.and(Errors.of(field, message));
    return this;
  }

  public Validation errors(Errors others) {
    errors = errors.and(others);
    return this;
  }

  public Validation unless(boolean fine, String field, String message) {
    return fine ? this : error(field, message);
  }

  public Validation present(String field, @Nullable Object value) {
    return unless(value != null && !(value instanceof String s && s.isBlank()), field, BLANK);
  }

  /** Present and at most 255 characters. */
  public Validation name(String field, @Nullable String value) {
    return present(field, value).atMost(field, value, NAME_LENGTH);
  }

  public Validation atMost(String field, @Nullable String value, int characters) {
    return unless(
        value == null || value.codePointCount(0, value.length()) <= characters,
        field,
        "is too long (maximum is " + characters + " characters)");
  }

  /** Text of several lines: at most 65,535 characters. */
  public Validation prose(String field, @Nullable String value) {
    return atMost(field, value, PROSE_LENGTH);
  }

  public Validation atLeast(String field, @Nullable String value, int characters) {
    return unless(
        value == null || value.codePointCount(0, value.length()) >= characters,
        field,
        "is too short (minimum is " + characters + " characters)");
  }

  public Validation matches(String field, @Nullable String value, Pattern pattern) {
    return unless(value == null || pattern.matcher(value).matches(), field, INVALID);
  }

  public Validation oneOf(String field, @Nullable String value, Collection<String> allowed) {
    return unless(value == null || allowed.contains(value), field, NOT_LISTED);
  }

  public Validation positive(String field, @Nullable Long value) {
    return unless(value == null || value > 0, field, "must be greater than 0");
  }

  public Validation noLessThan(String field, @Nullable Long value, long least) {
    return unless(
        value == null || value >= least, field, "must be greater than or equal to " + least);
  }

  public Errors errors() {
    return errors;
  }

  /** Done with the value when nothing is wrong, else invalid. */
  public <T> Outcome<T> outcome(T value) {
    return errors.isEmpty() ? Outcome.done(value) : Outcome.invalid(errors);
  }
}
