package io.tollgate.admin.field;

import io.tollgate.admin.database.Rows;
import io.tollgate.admin.outcome.Errors;
import io.tollgate.admin.outcome.Validation;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the definitions of one target say of values.
 *
 * @param definitions without the built-in ones, whose values stand elsewhere
 */
public record FieldRules(List<FieldDefinition> definitions) {
  private static final int LONGEST = 10_000;

  public FieldRules {
    definitions = List.copyOf(definitions);
  }

  public static FieldRules of(Rows rows, FieldTarget target) {
    return new FieldRules(
        FieldTable.of(rows, target.wireName()).stream()
            .filter(definition -> !target.isBuiltIn(definition.name()))
            .toList());
  }

  /** What is wrong with what was sent for an object that exists; required fields stay filled. */
  public Errors checkChange(ExtraFields fields) {
    return check(fields, false);
  }

  /** As {@link #checkChange}, for a new object: every required field is there. */
  public Errors checkNew(ExtraFields fields) {
    return check(fields, true);
  }

  private Errors check(ExtraFields fields, boolean isNew) {
    Validation validation = new Validation();
    for (FieldDefinition definition : definitions) {
      String name = definition.name();
      String value = fields.sent().texts().get(name);
      if (fields.sent().unreadable().contains(name)) {
        validation.error(name, Validation.INVALID);
      } else if (value == null || value.isBlank()) {
        boolean touched = isNew || value != null;
        validation.unless(!(touched && definition.draft().required()), name, Validation.BLANK);
      } else {
        List<String> choices = definition.draft().choices();
        validation
            .atMost(name, value, LONGEST)
            .unless(choices.isEmpty() || choices.contains(value), name, Validation.NOT_LISTED);
      }
    }
    return validation.errors();
  }

  /** The values with what was sent put over them; what is not defined is left out. */
  public ExtraFields kept(ExtraFields fields) {
    SortedMap<String, String> values = new TreeMap<>(fields.values());
    values.keySet().retainAll(definitions.stream().map(FieldDefinition::name).toList());
    for (FieldDefinition definition : definitions) {
      String value = fields.sent().texts().get(definition.name());
      if (value != null) {
        if (value.isBlank()) {
          values.remove(definition.name());
        } else {
          values.put(definition.name(), value);
        }
      }
    }
    return new ExtraFields(values);
  }
}
