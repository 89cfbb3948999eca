package io.tollgate.protocol.mapping;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a pattern must keep to be accepted by the admin side (account-management-api.md, 5.5). */
final class PatternRules {

  static final int MAX_LENGTH = 255;

  private PatternRules() {}

  /** The first rule that the text breaks, as a sentence about it; null when it keeps them all. */
  static @Nullable String broken(String text) {
    if (text.isBlank()) {
      return "can't be blank";
    }
    if (text.length() > MAX_LENGTH) {
      return "is too long (maximum is " + MAX_LENGTH + " characters)";
    }
    if (!text.startsWith("/")) {
      return "must start with a slash, such as /words";
    }
    Set<String> names = new HashSet<>();
    int mark = text.indexOf('?');
    String path = mark < 0 ? text : text.substring(0, mark);
    String inPath = broken(path, "", "path", names);
    return inPath != null || mark < 0 ? inPath : brokenQuery(text.substring(mark + 1), names);
  }

  private static @Nullable String brokenQuery(String query, Set<String> names) {
    for (String pair : query.split("&")) {
      String name = QueryText.name(pair);
      if (name.indexOf('{') >= 0) {
        return "must not have a wildcard in the name of a query parameter: " + name;
      }
      String inName = broken(name, "/?", "query", names);
      String inPair = inName != null ? inName : broken(QueryText.value(pair), "/?", "query", names);
      if (inPair != null) {
        return inPair;
      }
    }
    return null;
  }

  private static @Nullable String broken(
      String text, String alsoAllowed, String where, Set<String> names) {
    int from = 0;
    for (Wildcard next = Wildcard.in(text, 0); next != null; next = Wildcard.in(text, from)) {
      String before = brokenLiteral(text.substring(from, next.start()), alsoAllowed, where);
      if (before != null) {
        return before;
      }
      if (!next.name().chars().allMatch(c -> UriCharacters.inWildcardName((char) c))) {
        return "must name wildcards with letters, digits, _ - and . only: {" + next.name() + "}";
      }
      if (!names.add(next.name())) {
        return "must not use a wildcard twice: {" + next.name() + "}";
      }
      from = next.end();
    }
    return brokenLiteral(text.substring(from), alsoAllowed, where);
  }

  private static @Nullable String brokenLiteral(String text, String alsoAllowed, String where) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%' && !escapeAt(text, i)) {
        return "must have two hexadecimal digits behind %, and %25 for the sign itself";
      }
      if (!UriCharacters.inSegment(c) && c != '/' && alsoAllowed.indexOf(c) < 0) {
        return "has a character that no URL " + where + " has, percent-encode it: " + shown(c);
      }
    }
    return null;
  }

  private static boolean escapeAt(String text, int index) {
    return index + 2 < text.length()
        && Character.digit(text.charAt(index + 1), 16) >= 0
        && Character.digit(text.charAt(index + 2), 16) >= 0;
  }

  private static String shown(char c) {
    return c > ' ' && c < 127 ? String.valueOf(c) : String.format("U+%04X", (int) c);
  }
}
