package io.tollgate.backend.api.parameter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A decoded parameter: {@code a=x}, {@code a}, {@code a[b]=x} or {@code a[]=x} (1.2). */
public sealed interface ParameterValue {

  record Text(String text) implements ParameterValue {}

  /** A name without {@code =}. */
  record Nothing() implements ParameterValue {}

  /** In the order of first appearance. */
  record Hash(Map<String, ParameterValue> entries) implements ParameterValue {
    Hash() {
      this(new LinkedHashMap<>());
    }
  }

  record Array(List<ParameterValue> elements) implements ParameterValue {
    Array() {
      this(new ArrayList<>());
    }
  }
}
