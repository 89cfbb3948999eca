package io.tollgate.gateway.liquid;

import java.util.Arrays;
import java.util.List;
import liqp.filters.Filter;
import org.jspecify.annotations.Nullable;

/**
 * The standard filters whose result can be as large as the product of what goes in, written so that
 * they stop on the way: looking at the result would be too late.
 */
final class GrowingFilters {

  private GrowingFilters() {}

  static List<Filter> all() {
    return List.of(new Replace(), new Join());
  }

  private static final class Replace extends Filter {
    Replace() {
      super("replace");
    }

    @Override
    public Object apply(
        @Nullable Object value, liqp.TemplateContext context, @Nullable Object... parameters) {
      String text = Values.text(value);
      String part = parameters.length == 0 ? "" : Values.text(parameters[0]);
      String replacement = parameters.length < 2 ? "" : Values.text(parameters[1]);
      if (part.isEmpty()) {
        return text;
      }
      StringBuilder changed = new StringBuilder(text.length());
      int from = 0;
      for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, from)) {
        changed.append(text, from, at).append(replacement);
        from = at + part.length();
        BoundedFilter.check(changed);
      }
      return changed.append(text, from, text.length()).toString();
    }
  }

  private static final class Join extends Filter {
    Join() {
      super("join");
    }

    @Override
    public @Nullable Object apply(
        @Nullable Object value, liqp.TemplateContext context, @Nullable Object... parameters) {
      List<?> parts =
          switch (value) {
            case List<?> list -> list;
            case Object[] array -> Arrays.asList(array);
            case null, default -> null;
          };
      if (parts == null) {
        return value;
      }
      String between = parameters.length == 0 ? " " : Values.text(parameters[0]);
      StringBuilder joined = new StringBuilder();
      for (int i = 0; i < parts.size(); i++) {
        joined.append(i == 0 ? "" : between).append(Values.text(parts.get(i)));
        BoundedFilter.check(joined);
      }
      return joined.toString();
    }
  }
}
