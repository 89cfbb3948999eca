package io.tollgate.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The configuration of a policy at one place: the fields that its manifest describes. A field that
 * is not there, or null, reads as the default. One that is wrong makes {@link
 * IllegalArgumentException}, with the field's name; thrown on from the policy's constructor, it is
 * told to the operator and the policy is not used.
 *
 * @param fields texts, numbers ({@link Long} or {@link Double}), booleans, lists and maps of these;
 *     unmodifiable
 */
public record Configuration(Map<String, Object> fields) {

  public boolean has(String field) {
    return fields.containsKey(field);
  }

  public String text(String field, String otherwise) {
    return read(field, otherwise, String.class, "must be a text");
  }

  public boolean flag(String field, boolean otherwise) {
    return read(field, otherwise, Boolean.class, "must be true or false");
  }

  public long whole(String field, long otherwise) {
    return read(field, otherwise, Long.class, "must be a whole number");
  }

  public double number(String field, double otherwise) {
    return read(field, otherwise, Number.class, "must be a number").doubleValue();
  }

  /** A list of texts, empty when it is not there. */
  public List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    for (Object item : read(field, List.of(), List.class, "must be a list")) {
      texts.add(as(field, item, String.class, "must be a list of texts"));
    }
    return texts;
  }

  /** A list of objects, empty when it is not there. */
  public List<Configuration> objects(String field) {
    List<Configuration> objects = new ArrayList<>();
    for (Object item : read(field, List.of(), List.class, "must be a list")) {
      Map<?, ?> object = as(field, item, Map.class, "must be a list of objects");
      objects.add(of(object));
    }
    return objects;
  }

  private static Configuration of(Map<?, ?> object) {
    @SuppressWarnings("unchecked") // the names of JSON are texts
    Map<String, Object> fields = (Map<String, Object>) object;
    return new Configuration(fields);
  }

  private <T> T read(String field, T otherwise, Class<T> type, String requirement) {
    Object value = fields.get(field);
    return value == null ? otherwise : as(field, value, type, requirement);
  }

  private static <T> T as(String field, Object value, Class<T> type, String requirement) {
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(field + " " + requirement);
    }
    return type.cast(value);
  }
}
