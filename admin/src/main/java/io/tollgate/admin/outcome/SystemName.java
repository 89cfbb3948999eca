package io.tollgate.admin.outcome;

import java.text.Normalizer;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The machine name of a thing, unique in its scope and immutable (account-management-api.md, 5.15).
 */
public final class SystemName {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_\\-/]+");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
  private static final Pattern EDGES = Pattern.compile("^_+|_+$");
  private static final int LONGEST = 255;

  private SystemName() {}

  /** Adds to the validation what is wrong with a given name. */
  public static void check(Validation validation, String value) {
    validation.matches("system_name", value, FORM).atMost("system_name", value, LONGEST);
  }

  /**
   * Derives a name from what people call the thing; where nothing usable is left, {@code type_} and
   * 12 random hexadecimal digits.
   */
  public static String derive(String name, String type, RandomGenerator random) {
    String latin = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
    String words = OTHERS.matcher(latin.toLowerCase(Locale.ROOT)).replaceAll("_");
    String derived = EDGES.matcher(words).replaceAll("");
    if (derived.length() < 2) {
      long digits = random.nextLong() & 0xFFFF_FFFF_FFFFL;
      return String.format(Locale.ROOT, "%s_%012x", type, digits);
    }
    return derived.length() <= LONGEST ? derived : derived.substring(0, LONGEST);
  }
}
