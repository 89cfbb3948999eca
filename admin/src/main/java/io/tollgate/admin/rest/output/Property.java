package io.tollgate.admin.rest.output;

import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One field of a representation.
 *
 * @param shown which objects have the field at all
 * @param secret kept out of audits
 */
record Property<T>(
    String name,
    Kind kind,
    Place place,
    Predicate<? super T> shown,
    boolean secret,
    Function<? super T, ? extends @Nullable Object> value) {

  /** How a value is written. */
  enum Kind {
    INTEGER,
    TEXT,
    FLAG,
    /** Ten-thousandths, written as a number with a fraction. */
    MONEY,
    /** Epoch milliseconds, written as ISO-8601 in UTC to the second. */
    TIME,
    /** A JSON tree, a map or a list, written as it is. */
    TREE,
    /** A map whose entries stand beside the other fields in JSON; a tree in XML. */
    SPREAD
  }

  /** Where it is written. */
  enum Place {
    BOTH,
    JSON_ONLY,
    XML_ONLY,
    /** JSON field and XML attribute. */
    XML_ATTRIBUTE,
    /** XML attribute, not in JSON. */
    XML_ATTRIBUTE_ONLY;

    boolean in(Format format) {
      return switch (this) {
        case BOTH, XML_ATTRIBUTE -> true;
        case JSON_ONLY -> format == Format.JSON;
        case XML_ONLY, XML_ATTRIBUTE_ONLY -> format == Format.XML;
      };
    }

    boolean isAttribute() {
      return this == XML_ATTRIBUTE || this == XML_ATTRIBUTE_ONLY;
    }
  }

  Property<T> when(Predicate<? super T> condition) {
    return new Property<>(name, kind, place, condition, secret, value);
  }

  Property<T> at(Place elsewhere) {
    return new Property<>(name, kind, elsewhere, shown, secret, value);
  }

  Property<T> hidden() {
    return new Property<>(name, kind, place, shown, true, value);
  }

  boolean appliesTo(T object, Format format) {
    return place.in(format) && shown.test(object);
  }

  /** The entries of a {@link Kind#SPREAD}. */
  Map<?, ?> entries(T object) {
    return value.apply(object) instanceof Map<?, ?> entries ? entries : Map.of();
  }

  /** The value in the form in which both writers take it: text, number, boolean, tree or null. */
  @Nullable Object read(T object) {
    Object raw = value.apply(object);
    if (raw == null) {
      return null;
    }
    return switch (kind) {
      case TIME -> Times.text((Long) raw);
      case MONEY -> money((Long) raw);
      case INTEGER, TEXT, FLAG, TREE, SPREAD -> raw;
    };
  }

  /** A decimal with a fraction, never with an exponent: some callers read nothing else. */
  private static BigDecimal money(long tenThousandths) {
    BigDecimal amount = BigDecimal.valueOf(tenThousandths, 4).stripTrailingZeros();
    return amount.scale() < 1 ? amount.setScale(1) : amount;
  }
}
