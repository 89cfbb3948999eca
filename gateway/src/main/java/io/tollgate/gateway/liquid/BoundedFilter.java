package io.tollgate.gateway.liquid;

import java.math.BigDecimal;
import java.util.Collection;
import liqp.filters.Filter;
import org.jspecify.annotations.Nullable;

/** Another filter whose results are bounded, so that no chain of filters can fill the memory. */
final class BoundedFilter extends Filter {

  private static final int MAX_ELEMENTS = 10_000;
  private static final int MAX_DIGITS = 200;

  private final Filter filter;

  BoundedFilter(Filter filter) {
    super(filter.getName());
    this.filter = filter;
  }

  @Override
  public @Nullable Object apply(
      @Nullable Object value, liqp.TemplateContext context, @Nullable Object... parameters) {
    Object result = filter.apply(value, context, parameters);
    check(result);
    return result;
  }

  /**
   * @throws IllegalStateException when the value is larger than a value may be
   */
  static void check(@Nullable Object value) {
    boolean large =
        switch (value) {
          case CharSequence text -> text.length() > Template.MAX_CHARS;
          case Collection<?> list -> list.size() > MAX_ELEMENTS;
          case Object[] array -> array.length > MAX_ELEMENTS;
          case BigDecimal number -> number.precision() > MAX_DIGITS;
          case null, default -> false;
        };
    if (large) {
      throw new IllegalStateException("a value of the template is too large");
    }
  }
}
