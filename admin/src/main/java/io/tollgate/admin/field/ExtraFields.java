package io.tollgate.admin.field;

import io.tollgate.admin.rest.input.FurtherFields;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The values of an object's defined fields (account-management-api.md, 5.14; ruling 18).
 *
 * @param values by name; never empty texts
 * @param sent what is to be put over them, whether defined or not
 */
public record ExtraFields(SortedMap<String, String> values, FurtherFields sent) {
  public static final ExtraFields NONE = new ExtraFields(new TreeMap<>(), FurtherFields.NONE);

  private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};

  public ExtraFields {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  ExtraFields(SortedMap<String, String> values) {
    this(values, FurtherFields.NONE);
  }

  /** With these to be put over the present ones. */
  public ExtraFields with(FurtherFields further) {
    return new ExtraFields(values, further);
  }

  /** As a column keeps them. */
  public String text() {
    return JsonMapper.shared().writeValueAsString(values);
  }

  public static ExtraFields parse(String text) {
    return text.equals("{}") ? NONE : new ExtraFields(JsonMapper.shared().readValue(text, TEXTS));
  }
}
