package io.tollgate.protocol.mapping;

/** Sets of ASCII characters as RFC 3986 and gateway.md, 2.3 name them. */
final class UriCharacters {

  /** What a wildcard stands for, as the inside of a character class. */
  static final String SEGMENT_CLASS = "A-Za-z0-9_\\-.~%!$&'()*+,;=@:";

  private static final boolean[] IN_SEGMENT = alphanumericsAnd("_-.~%!$&'()*+,;=@:");
  private static final boolean[] PLAIN_IN_PATH = alphanumericsAnd("_-.~!$&'()*+,;=@:/[]");
  private static final boolean[] IN_WILDCARD_NAME = alphanumericsAnd("_-.");

  private UriCharacters() {}

  /** May stand in one segment of a path; a wildcard takes these. */
  static boolean inSegment(char c) {
    return c < 128 && IN_SEGMENT[c];
  }

  /** Stands for itself in a normalised path; everything else is percent-encoded there. */
  static boolean plainInPath(char c) {
    return c < 128 && PLAIN_IN_PATH[c];
  }

  static boolean inWildcardName(char c) {
    return c < 128 && IN_WILDCARD_NAME[c];
  }

  private static boolean[] alphanumericsAnd(String others) {
    boolean[] set = new boolean[128];
    for (char c = 0; c < 128; c++) {
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      set[c] = letter || (c >= '0' && c <= '9') || others.indexOf(c) >= 0;
    }
    return set;
  }
}
