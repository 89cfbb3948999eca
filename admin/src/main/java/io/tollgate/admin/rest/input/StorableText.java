package io.tollgate.admin.rest.input;

import tools.jackson.databind.JsonNode;

/** Texts that databases and XML can hold (ruling 6). */
public final class StorableText {
  private static final int UNKNOWN = 0xFFFD;

  private StorableText() {}

  /** Without control characters (tab, CR and LF are allowed) and unpaired surrogates. */
  public static boolean is(String text) {
    return text.codePoints().allMatch(StorableText::isStorable);
  }

  /** Whether this holds of every text and every name of a field in a tree. */
  public static boolean isIn(JsonNode tree) {
    return (!tree.isString() || is(tree.asString()))
        && tree.propertyNames().stream().allMatch(StorableText::is)
        && tree.valueStream().allMatch(StorableText::isIn);
  }

  /** The text with what cannot be stored replaced, so that it equals nothing that is stored. */
  public static String of(String text) {
    if (is(text)) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    text.codePoints().forEach(c -> out.appendCodePoint(isStorable(c) ? c : UNKNOWN));
    return out.toString();
  }

  private static boolean isStorable(int c) {
    return (c >= 0x20 || c == '\t' || c == '\n' || c == '\r')
        && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE);
  }
}
