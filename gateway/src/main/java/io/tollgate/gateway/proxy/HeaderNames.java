package io.tollgate.gateway.proxy;

import io.netty.util.AsciiString;

/** A set of header names and one prefix, asked once for each header of each message. */
final class HeaderNames {

  private final AsciiString[][] byLength;
  private final String prefix;

  /**
   * @param prefix names that begin like this are in the set, too
   */
  HeaderNames(String prefix, String... names) {
    this.prefix = prefix;
    int longest = 0;
    for (String name : names) {
      longest = Math.max(longest, name.length());
    }
    byLength = new AsciiString[longest + 1][0];
    for (String name : names) {
      AsciiString[] before = byLength[name.length()];
      AsciiString[] after = new AsciiString[before.length + 1];
      System.arraycopy(before, 0, after, 0, before.length);
      after[before.length] = AsciiString.cached(name);
      byLength[name.length()] = after;
    }
  }

  /** Most names are out by their length alone. */
  boolean contains(CharSequence name) {
    int length = name.length();
    if (length < byLength.length) {
      for (AsciiString candidate : byLength[length]) {
        if (candidate.contentEqualsIgnoreCase(name)) {
          return true;
        }
      }
    }
    return length >= prefix.length() && startsWithPrefix(name);
  }

  private boolean startsWithPrefix(CharSequence name) {
    for (int i = 0; i < prefix.length(); i++) {
      // Both cases of an ASCII letter differ in this bit only; a hyphen has it set.
      if ((name.charAt(i) | 0x20) != prefix.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
