package io.tollgate.server.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * How the text of a setting becomes a value.
 *
 * @param allowed what may stand there, for messages and documentation, such as {@code true or
 *     false}
 * @param parser throws {@link IllegalArgumentException} for text that is not allowed
 */
public record ValueType<T>(String allowed, Function<String, T> parser) {

  public static final ValueType<String> TEXT = new ValueType<>("any text", text -> text);

  /** Empty would be the working directory, which nobody means. */
  public static final ValueType<String> PATH =
      new ValueType<>("a path", text -> require(text, !text.isBlank()));

  /** Words between commas; blanks around them do not count. */
  public static final ValueType<List<String>> LIST =
      new ValueType<>("words separated by commas", ValueType::words);

  public static final ValueType<Boolean> BOOLEAN =
      new ValueType<>("true or false", ValueType::parseBoolean);

  public static final ValueType<String> HOST =
      new ValueType<>(
          "an address or host name without a port",
          text -> require(text, !text.isBlank() && !text.contains("/") && !text.contains(" ")));

  /** A user name of HTTP's Basic scheme, which ends at the first colon. */
  public static final ValueType<String> USER =
      new ValueType<>(
          "a name without a colon", text -> require(text, !text.isBlank() && !text.contains(":")));

  /** Empty is no secret: whoever sets it so has made a mistake. */
  public static final ValueType<String> SECRET =
      new ValueType<>("any text that is not empty", text -> require(text, !text.isBlank()));

  public static final ValueType<Integer> PORT = integer(0, 65535);

  public static final ValueType<String> URL =
      new ValueType<>("a URL such as http://localhost:3000", ValueType::parseUrl);

  /** A span of time, written with its unit. */
  public static final ValueType<Duration> DURATION =
      new ValueType<>(
          "a whole number with its unit, such as 500ms, 2s or 1m", ValueType::parseSpan);

  /** An amount of memory as nginx writes it; k, m and g may be small or large. */
  public static final ValueType<Long> BYTES =
      new ValueType<>("a number of bytes, such as 65536, 64k or 20m", ValueType::parseBytes);

  /** The same values, also written in other ways that this turns into the usual one. */
  ValueType<T> reading(UnaryOperator<String> usual) {
    return new ValueType<>(allowed, text -> parser.apply(usual.apply(text.strip())));
  }

  /** A whole number between the bounds, both included. */
  public static ValueType<Integer> integer(int least, int most) {
    return new ValueType<>(
        "a whole number from " + least + " to " + most,
        text -> {
          int value = Integer.parseInt(text.strip());
          require(text, value >= least && value <= most);
          return value;
        });
  }

  /** One of an enum's constants, written in lower case with hyphens; underscores do, too. */
  public static <E extends Enum<E>> ValueType<E> oneOf(Class<E> type) {
    return new ValueType<>(names(type, " or "), text -> constant(type, text.strip()));
  }

  /** Some of an enum's constants, separated by commas; the set keeps the order of the enum. */
  public static <E extends Enum<E>> ValueType<Set<E>> someOf(Class<E> type) {
    return new ValueType<>(
        "one or more of " + names(type, ", ") + ", separated by commas",
        text -> {
          EnumSet<E> chosen = EnumSet.noneOf(type);
          for (String word : text.split(",", -1)) {
            chosen.add(constant(type, word.strip()));
          }
          return Collections.unmodifiableSet(chosen);
        });
  }

  /** The name of an enum's constant as it is written in settings. */
  public static String nameOf(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> nameOf(constant).equals(text.replace('_', '-')))
        .findFirst()
        .orElseThrow(IllegalArgumentException::new);
  }

  private static <E extends Enum<E>> String names(Class<E> type, String separator) {
    return Arrays.stream(type.getEnumConstants())
        .map(ValueType::nameOf)
        .collect(Collectors.joining(separator));
  }

  /** Booleans as the reference gateway takes them, too. */
  private static Boolean parseBoolean(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true", "1" -> true;
      case "false", "0", "" -> false;
      default -> throw new IllegalArgumentException();
    };
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static Duration parseSpan(String text) {
    String span = text.strip();
    int digits = 0;
    while (digits < span.length() && Character.isDigit(span.charAt(digits))) {
      digits++;
    }
    long number = Integer.parseInt(span.substring(0, digits));
    return switch (span.substring(digits).strip()) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      default -> throw new IllegalArgumentException();
    };
  }

  private static Long parseBytes(String text) {
    String amount = text.strip().toLowerCase(Locale.ROOT);
    int shift =
        switch (amount.isEmpty() ? ' ' : amount.charAt(amount.length() - 1)) {
          case 'k' -> 10;
          case 'm' -> 20;
          case 'g' -> 30;
          default -> 0;
        };
    String digits = shift == 0 ? amount : amount.substring(0, amount.length() - 1);
    long number = Long.parseLong(digits);
    if (number < 0 || number > Long.MAX_VALUE >> shift) {
      throw new IllegalArgumentException();
    }
    return number << shift;
  }

  private static String parseUrl(String text) {
    try {
      URI uri = new URI(text.strip());
      return require(
          text.strip(),
          uri.getHost() != null
              && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static String require(String text, boolean allowed) {
    if (!allowed) {
      throw new IllegalArgumentException();
    }
    return text;
  }
}
