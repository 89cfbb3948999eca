package io.tollgate.admin.rest.input;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts named form values where their names say: {@code a=1}, {@code a[b]=1} into an object, {@code
 * a[]=1} into an array. Of a name that comes twice the last value counts.
 */
final class InputTree {
  private static final int DEEPEST = 8;

  private final ObjectNode root = JsonMapper.shared().createObjectNode();

  ObjectNode root() {
    return root;
  }

  void put(String name, String value) {
    List<String> steps = steps(name);
    ObjectNode here = root;
    for (int i = 0; i < steps.size() - 1; i++) {
      String step = steps.get(i);
      if (steps.get(i + 1).isEmpty()) {
        arrayAt(here, step).add(value);
        return;
      }
      here = here.get(step) instanceof ObjectNode object ? object : here.putObject(step);
    }
    here.put(steps.getLast(), value);
  }

  private static ArrayNode arrayAt(ObjectNode parent, String name) {
    JsonNode there = parent.get(name);
    return there instanceof ArrayNode array ? array : parent.putArray(name);
  }

  /** The path of a name; a name with unbalanced brackets is one step. */
  private static List<String> steps(String name) {
    int open = name.indexOf('[');
    if (open <= 0 || !name.endsWith("]")) {
      return List.of(name);
    }
    List<String> steps = new ArrayList<>();
    steps.add(name.substring(0, open));
    int at = open;
    while (at < name.length()) {
      int close = name.indexOf(']', at);
      if (name.charAt(at) != '[' || close < 0 || steps.size() > DEEPEST) {
        return List.of(name);
      }
      steps.add(name.substring(at + 1, close));
      at = close + 1;
    }
    return steps;
  }
}
