package io.tollgate.admin.outcome;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is wrong with which field, in the order of discovery. Keys are the names of the request. */
public record Errors(Map<String, List<String>> messages) {

  /** Key of what concerns no single field. */
  public static final String BASE = "base";

  public static final Errors NONE = new Errors(Map.of());

  public Errors {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    messages.forEach((field, texts) -> copy.put(field, List.copyOf(texts)));
    messages = Collections.unmodifiableMap(copy);
  }

  public static Errors of(String field, String message) {
    return new Errors(Map.of(field, List.of(message)));
  }

  public boolean isEmpty() {
    return messages.isEmpty();
  }

  public Errors and(Errors others) {
    Map<String, List<String>> all = new LinkedHashMap<>(messages);
    others.messages.forEach(
        (field, texts) ->
            all.merge(
                field,
                texts,
                (mine, theirs) -> {
                  List<String> both = new ArrayList<>(mine);
                  both.addAll(theirs);
                  return both;
                }));
    return new Errors(all);
  }
}
