package io.tollgate.gateway.pattern;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rewrites an expression of nginx's engine (PCRE) for the platform's: {@code [[:alpha:]]}, {@code
 * (?P<name>…)}, and characters that are special inside brackets only here.
 */
final class Dialect {

  private static final Pattern POSIX =
      Pattern.compile(
          "\\[:(\\^?)(alnum|alpha|ascii|blank|cntrl|digit|graph|lower|print|punct|space|upper"
              + "|word|xdigit):]");

  private final String source;
  private final StringBuilder target;
  private int at;

  private Dialect(String source) {
    this.source = source;
    this.target = new StringBuilder(source.length() + 16);
  }

  static String translate(String expression) {
    Dialect dialect = new Dialect(expression);
    while (dialect.at < expression.length()) {
      dialect.outside();
    }
    return dialect.target.toString();
  }

  private void outside() {
    char c = source.charAt(at);
    if (source.startsWith("\\Q", at)) {
      int end = source.indexOf("\\E", at);
      copy(end < 0 ? source.length() - at : end + 2 - at);
    } else if (c == '\\') {
      copy(2);
    } else if (source.startsWith("(?P<", at)) {
      target.append("(?<");
      at += 4;
    } else if (c == '[') {
      brackets();
    } else {
      copy(1);
    }
  }

  private void brackets() {
    copy(source.startsWith("[^", at) ? 2 : 1);
    if (at < source.length() && source.charAt(at) == ']') {
      target.append('\\');
      copy(1);
    }
    while (at < source.length() && source.charAt(at) != ']') {
      inside();
    }
    copy(1);
  }

  private void inside() {
    char c = source.charAt(at);
    Matcher posix = POSIX.matcher(source).region(at, source.length());
    if (c == '[' && posix.lookingAt()) {
      target.append(posix.group(1).isEmpty() ? "\\p{" : "\\P{").append(javaName(posix.group(2)));
      target.append('}');
      at = posix.end();
    } else if (c == '\\') {
      copy(2);
    } else {
      if (c == '[' || c == '&') {
        target.append('\\');
      }
      copy(1);
    }
  }

  private static String javaName(String posix) {
    return switch (posix) {
      case "ascii" -> "ASCII";
      case "xdigit" -> "XDigit";
      case "word" -> "IsWord";
      default -> posix.substring(0, 1).toUpperCase(Locale.ROOT) + posix.substring(1);
    };
  }

  private void copy(int length) {
    int end = Math.min(source.length(), at + length);
    target.append(source, at, end);
    at = end;
  }
}
