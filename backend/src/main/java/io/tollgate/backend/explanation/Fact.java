package io.tollgate.backend.explanation;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Something that a check looked at.
 *
 * @param name a parameter's name, or that of an attribute in the catalog
 * @param value as text, with secrets masked; null when absent
 */
public record Fact(String name, @Nullable String value) {

  public static Fact of(String name, @Nullable String value) {
    return new Fact(name, value);
  }

  public static Fact of(String name, boolean value) {
    return new Fact(name, Boolean.toString(value));
  }

  /** Several values, sorted. */
  public static Fact of(String name, Collection<String> values) {
    return new Fact(name, String.join(" ", values.stream().sorted().toList()));
  }

  /** Only how long the value is: that shows a missing, cut or padded one. */
  public static Fact secret(String name, @Nullable String value) {
    return new Fact(name, value == null ? null : "*** (" + value.length() + " characters)");
  }
}
