package io.tollgate.server.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
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

  public static final ValueType<Boolean> BOOLEAN =
      new ValueType<>("true or false", ValueType::parseBoolean);

  public static final ValueType<String> HOST =
      new ValueType<>(
          "an address or host name without a port",
          text -> require(text, !text.isBlank() && !text.contains("/") && !text.contains(" ")));

  public static final ValueType<Integer> PORT = integer(0, 65535);

  public static final ValueType<String> URL =
      new ValueType<>("a URL such as http://localhost:3000", ValueType::parseUrl);

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

  /** One of an enum's constants, written in lower case with hyphens. */
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
        .filter(constant -> nameOf(constant).equals(text))
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
