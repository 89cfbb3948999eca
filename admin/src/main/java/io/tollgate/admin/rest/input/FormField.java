package io.tollgate.admin.rest.input;

import java.util.List;

/**
 * One field that a form understands.
 *
 * @param example a value that is accepted, as JSON would carry it
 * @param choices the texts to choose from, as the contract spells them first; empty for any text
 */
public record FormField(String name, Kind kind, Object example, List<String> choices) {

  /** What a field's value is read as. */
  public enum Kind {
    /** Text; numbers and booleans are taken as their text. */
    TEXT,
    /** A whole number of 64 bits. */
    INTEGER,
    FLAG,
    /** An amount with at most 14 digits before the point, rounded to ten-thousandths. */
    MONEY,
    /** An instant in ISO-8601 with its offset, as epoch milliseconds. */
    TIME,
    /** Text, or several texts. */
    TEXTS,
    /** An object whose values are texts. */
    TEXT_MAP,
    /** Anything, as it came. */
    JSON
  }
}
