package io.tollgate.gateway.proxy;

/**
 * A set of header names and one prefix, asked once for each header of each message. A hyphen is as
 * good as an underscore, since many servers hand both to their programs under one name.
 */
final class HeaderNames {

  private final String[][] byLength;
  private final String prefix;

  /**
   * @param prefix in lower case; names that begin like this are in the set, too
   * @param names in lower case, with hyphens
   */
  HeaderNames(String prefix, String... names) {
    this.prefix = prefix;
    int longest = 0;
    for (String name : names) {
      longest = Math.max(longest, name.length());
    }
    byLength = new String[longest + 1][0];
    for (String name : names) {
      String[] before = byLength[name.length()];
      String[] after = new String[before.length + 1];
      System.arraycopy(before, 0, after, 0, before.length);
      after[before.length] = name;
      byLength[name.length()] = after;
    }
  }

  /** Most names are out by their length alone. */
  boolean contains(CharSequence name) {
    int length = name.length();
    if (length < byLength.length) {
      for (String candidate : byLength[length]) {
        if (begins(name, candidate)) {
          return true;
        }
      }
    }
    return length >= prefix.length() && begins(name, prefix);
  }

  private static boolean begins(CharSequence name, String with) {
    for (int i = 0; i < with.length(); i++) {
      char c = name.charAt(i);
      // Both cases of an ASCII letter differ in this bit only; a hyphen has it set.
      if (c == '_' ? with.charAt(i) != '-' : (c | 0x20) != with.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
