package io.tollgate.gateway.call;

import io.tollgate.protocol.mapping.ParameterLookup;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names and values of a form or a query string in the order sent, decoded. Only the first 100 are
 * looked at (gateway.md, 8.1).
 */
public final class Parameters implements ParameterLookup {

  public static final Parameters NONE = new Parameters(List.of());

  private static final int LIMIT = 100;

  private final List<Parameter> list;

  private Parameters(List<Parameter> list) {
    this.list = list;
  }

  private record Parameter(String name, String value) {}

  /** Reads {@code a=b&c=d}, with {@code +} for a space; what cannot be decoded stays as it is. */
  public static Parameters parse(String text) {
    List<Parameter> list = new ArrayList<>();
    int start = 0;
    while (start < text.length() && list.size() < LIMIT) {
      int end = text.indexOf('&', start);
      end = end < 0 ? text.length() : end;
      int equals = text.indexOf('=', start);
      equals = equals < 0 || equals > end ? end : equals;
      if (end > start) {
        String name = PercentEncoding.decodeForm(text.substring(start, equals));
        String value = equals == end ? "" : text.substring(equals + 1, end);
        list.add(new Parameter(name, PercentEncoding.decodeForm(value)));
      }
      start = end + 1;
    }
    return list.isEmpty() ? NONE : new Parameters(list);
  }

  /** The first value of the name in exactly these letters, null when there is none. */
  public @Nullable String first(String name) {
    for (Parameter parameter : list) {
      if (parameter.name.equals(name)) {
        return parameter.value;
      }
    }
    return null;
  }

  @Override
  public @Nullable String last(String name) {
    for (int i = list.size() - 1; i >= 0; i--) {
      if (list.get(i).name.equals(name)) {
        return list.get(i).value;
      }
    }
    return null;
  }
}
