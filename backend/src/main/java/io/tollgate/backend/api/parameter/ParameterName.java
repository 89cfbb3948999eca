package io.tollgate.backend.api.parameter;

import java.util.ArrayList;
import java.util.List;

/** Takes the name of a parameter apart: {@code a[b][]} is a, b and an array's next element. */
public final class ParameterName {

  /** The step {@code []}. */
  static final String NEXT_ELEMENT = "[]";

  private ParameterName() {}

  /** Names and {@link #NEXT_ELEMENT}s from the outside in. */
  static List<String> steps(String name) {
    int bracket = name.indexOf('[');
    if (bracket < 0) {
      return List.of(name);
    }
    List<String> steps = new ArrayList<>(3);
    int at = bracket;
    if (bracket > 0) {
      steps.add(name.substring(0, bracket));
    }
    // A name that starts with a bracket, [usage][hits], is what an older client sends (1.2).
    while (at < name.length()) {
      int close = name.charAt(at) == '[' ? name.indexOf(']', at) : -1;
      if (close < 0) {
        steps.add(name.substring(at));
        break;
      }
      steps.add(close == at + 1 ? NEXT_ELEMENT : name.substring(at + 1, close));
      at = close + 1;
    }
    return steps;
  }
}
