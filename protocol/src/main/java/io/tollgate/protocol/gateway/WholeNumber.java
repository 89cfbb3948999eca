package io.tollgate.protocol.gateway;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Numbers that may come as text, and texts that are written as numbers: ids and statuses. */
final class WholeNumber {

  private static final Pattern PLAIN = Pattern.compile("0|-?[1-9][0-9]{0,17}");

  private WholeNumber() {}

  /** The number of a value, null when it is none or has more than 18 digits. */
  static @Nullable Long of(JsonNode value) {
    if (value.isNumber() && value.canConvertToExactIntegral()) {
      return value.canConvertToLong() ? value.asLong() : null;
    }
    return value.isString() && PLAIN.matcher(value.stringValue()).matches()
        ? Long.valueOf(value.stringValue())
        : null;
  }

  /**
   * A number where the text is just how a number is spelt, else text: {@code 42}, {@code "042"}.
   */
  static JsonNode orText(String text) {
    if (!PLAIN.matcher(text).matches()) {
      return JsonNodeFactory.instance.stringNode(text);
    }
    long number = Long.parseLong(text);
    return number == (int) number
        ? JsonNodeFactory.instance.numberNode((int) number)
        : JsonNodeFactory.instance.numberNode(number);
  }
}
