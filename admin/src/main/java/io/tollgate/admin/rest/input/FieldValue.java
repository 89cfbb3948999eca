package io.tollgate.admin.rest.input;

import io.tollgate.admin.outcome.Validation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Coerces what was sent for a field into the field's kind. */
sealed interface FieldValue {

  /**
   * @param value String, Long, Boolean, List, Map or JsonNode by kind; null for an explicit nothing
   */
  record Read(@Nullable Object value) implements FieldValue {}

  record Wrong(String message) implements FieldValue {}

  /** The same as if the field had not been sent. */
  record NotGiven() implements FieldValue {}

  Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,19}");
  Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,14}(\\.[0-9]{1,20})?");
  Set<String> TRUE = Set.of("true", "1", "t", "on");
  Set<String> FALSE = Set.of("false", "0", "f", "off");
  int MONEY_DIGITS = 4;
  int LONGEST_NUMBER = 40;

  static FieldValue of(FormField.Kind kind, JsonNode sent) {
    return switch (kind) {
      case TEXT -> scalar(sent, FieldValue::text);
      case INTEGER -> scalar(sent, FieldValue::integer);
      case FLAG -> scalar(sent, FieldValue::flag);
      case MONEY -> scalar(sent, FieldValue::money);
      case TIME -> scalar(sent, FieldValue::time);
      case TEXTS -> texts(sent);
      case TEXT_MAP -> textMap(sent);
      case JSON -> json(sent);
    };
  }

  private static FieldValue json(JsonNode sent) {
    if (sent.isNull()) {
      return new Read(null);
    }
    return StorableText.isIn(sent) ? new Read(sent) : new Wrong(Validation.INVALID);
  }

  /** Reads the text of a scalar. */
  interface Scalar {
    FieldValue read(String text);
  }

  private static FieldValue scalar(JsonNode sent, Scalar reader) {
    if (sent.isNull()) {
      return new Read(null);
    }
    if (!sent.isValueNode()) {
      return new Wrong(Validation.INVALID);
    }
    return reader.read(sent.isNumber() ? number(sent.decimalValue()) : sent.asString());
  }

  /** Plain digits, but not a million of them for {@code 1e999999}. */
  private static String number(BigDecimal value) {
    return Math.abs((long) value.scale()) > LONGEST_NUMBER
        ? value.toString()
        : value.toPlainString();
  }

  private static FieldValue text(String text) {
    return StorableText.is(text) ? new Read(text) : new Wrong(Validation.INVALID);
  }

  private static FieldValue integer(String text) {
    if (text.isBlank()) {
      return new Read(null);
    }
    try {
      return WHOLE.matcher(text).matches()
          ? new Read(Long.parseLong(text))
          : new Wrong(Validation.NOT_A_NUMBER);
    } catch (NumberFormatException e) {
      return new Wrong(Validation.NOT_A_NUMBER);
    }
  }

  private static FieldValue flag(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.isEmpty()) {
      return new NotGiven();
    }
    if (TRUE.contains(lower)) {
      return new Read(true);
    }
    return FALSE.contains(lower) ? new Read(false) : new Wrong(Validation.INVALID);
  }

  private static FieldValue money(String text) {
    if (text.isBlank()) {
      return new Read(null);
    }
    if (!DECIMAL.matcher(text).matches()) {
      return new Wrong(Validation.NOT_A_NUMBER);
    }
    BigDecimal rounded = new BigDecimal(text).setScale(MONEY_DIGITS, RoundingMode.HALF_UP);
    return new Read(rounded.unscaledValue().longValueExact());
  }

  private static FieldValue time(String text) {
    if (text.isBlank()) {
      return new Read(null);
    }
    try {
      return new Read(OffsetDateTime.parse(text.strip()).toInstant().toEpochMilli());
    } catch (DateTimeException | ArithmeticException e) {
      return new Wrong(Validation.INVALID);
    }
  }

  private static FieldValue texts(JsonNode sent) {
    if (sent.isNull()) {
      return new Read(null);
    }
    List<String> all = new ArrayList<>();
    for (JsonNode each : sent.isArray() ? sent.values() : List.of(sent)) {
      if (!each.isValueNode() || !StorableText.is(each.asString())) {
        return new Wrong(Validation.INVALID);
      }
      if (!each.isNull()) {
        all.add(each.asString());
      }
    }
    // A form clears a list by sending one empty element.
    return new Read(all.equals(List.of("")) ? List.of() : List.copyOf(all));
  }

  private static FieldValue textMap(JsonNode sent) {
    if (sent.isNull()) {
      return new Read(null);
    }
    if (!sent.isObject()) {
      return new Wrong(Validation.INVALID);
    }
    Map<String, String> all = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> each : sent.properties()) {
      JsonNode value = each.getValue();
      if (!value.isValueNode()
          || !StorableText.is(value.asString())
          || !StorableText.is(each.getKey())) {
        return new Wrong(Validation.INVALID);
      }
      all.put(each.getKey(), value.isNull() ? "" : value.asString());
    }
    return new Read(all);
  }
}
