package io.tollgate.backend.explanation;

/**
 * How much of an explanation is written.
 *
 * @param text most characters of one text
 * @param limits most limits
 * @param facts whether checks that passed say what they looked at
 */
record Detail(int text, int limits, boolean facts) {

  static final Detail ALL = new Detail(Integer.MAX_VALUE, Integer.MAX_VALUE, true);

  private static final String CUT = "...";

  String shortened(String value) {
    return value.length() <= text ? value : value.substring(0, text) + CUT;
  }
}
