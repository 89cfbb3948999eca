package io.tollgate.gateway.call;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes single parameters of a query; the others keep their spelling and their order. */
public final class QueryEdit {

  /** As spelled: {@code name=value} or just {@code name}. */
  private final List<String> pairs = new ArrayList<>();

  /**
   * @param query as received, null for none
   */
  public QueryEdit(@Nullable String query) {
    if (query != null && !query.isEmpty()) {
      pairs.addAll(List.of(query.split("&", -1)));
    }
  }

  public boolean has(String name) {
    return pairs.stream().anyMatch(pair -> isNamed(pair, name));
  }

  /** Appends a parameter. */
  public void push(String name, String value) {
    pairs.add(PercentEncoding.encode(name) + "=" + PercentEncoding.encode(value));
  }

  /** Puts the parameter where its first value was, or at the end. */
  public void set(String name, String value) {
    for (int i = 0; i < pairs.size(); i++) {
      if (isNamed(pairs.get(i), name)) {
        List<String> behind = new ArrayList<>(pairs.subList(i + 1, pairs.size()));
        behind.removeIf(pair -> isNamed(pair, name));
        pairs.subList(i, pairs.size()).clear();
        push(name, value);
        pairs.addAll(behind);
        return;
      }
    }
    push(name, value);
  }

  public void delete(String name) {
    pairs.removeIf(pair -> isNamed(pair, name));
  }

  private static boolean isNamed(String pair, String name) {
    int equals = pair.indexOf('=');
    return PercentEncoding.decodeForm(equals < 0 ? pair : pair.substring(0, equals)).equals(name);
  }

  /** The query, null when nothing is left. */
  public @Nullable String query() {
    return pairs.isEmpty() ? null : String.join("&", pairs);
  }
}
