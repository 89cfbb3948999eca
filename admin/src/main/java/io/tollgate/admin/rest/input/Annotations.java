package io.tollgate.admin.rest.input;

import static java.util.Comparator.comparingInt;

import io.tollgate.admin.outcome.Validation;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The small notes that users hang on objects (account-management-api.md, 5.14). */
public final class Annotations {
  private static final Pattern KEY = Pattern.compile("[a-z0-9._-]{1,255}");
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private Annotations() {}

  /** The present ones with the sent ones put over them; an empty text removes a key. */
  public static Map<String, String> changed(Map<String, String> present, Map<String, String> sent) {
    Map<String, String> all = new TreeMap<>(present);
    all.putAll(sent);
    all.values().removeIf(String::isEmpty);
    return all;
  }

  public static void check(Validation validation, Map<String, String> annotations) {
    validation.unless(
        annotations.keySet().stream().allMatch(key -> KEY.matcher(key).matches()),
        "annotations",
        Validation.INVALID);
    String longest = annotations.values().stream().max(comparingInt(String::length)).orElse(null);
    validation.prose("annotations", longest);
  }

  /** As a column keeps them. */
  public static String text(Map<String, String> annotations) {
    return JsonMapper.shared().writeValueAsString(new TreeMap<>(annotations));
  }

  public static Map<String, String> parse(String text) {
    return JsonMapper.shared().readValue(text, TEXTS);
  }
}
