package io.tollgate.gateway.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ContainerNode;
import tools.jackson.databind.node.ObjectNode;

/** Spoils a document here and there. */
final class Mutation {

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1e999",
          "99999999999999999999",
          "\"\"",
          "\"\\u0000\\r\\nX: y\"",
          "\"(((\"",
          "\"{{ x | y \"",
          "\"/{a}/{b\"",
          "\"http://[::1\"",
          "\"%zz\"",
          "[]",
          "[null]",
          "[[[]]]",
          "{}",
          "{\"name\":7}");

  private final Random random;

  Mutation(Random random) {
    this.random = random;
  }

  String of(String document) {
    if (random.nextInt(10) == 0) {
      return spoiltText(document);
    }
    JsonNode tree = JsonMapper.shared().readTree(document);
    for (int times = 1 + random.nextInt(3); times > 0; times--) {
      List<ContainerNode<?>> places = new ArrayList<>();
      collect(tree, places);
      spoil(places.get(random.nextInt(places.size())));
    }
    return tree.toString();
  }

  private String spoiltText(String document) {
    int at = random.nextInt(document.length());
    return switch (random.nextInt(3)) {
      case 0 -> document.substring(0, at);
      case 1 -> document.substring(0, at) + "\"" + document.substring(at);
      default -> document.substring(0, at) + document.substring(at + 1);
    };
  }

  private static void collect(JsonNode node, List<ContainerNode<?>> places) {
    if (node instanceof ContainerNode<?> container) {
      if (!container.isEmpty()) {
        places.add(container);
      }
      node.forEach(child -> collect(child, places));
    }
  }

  private void spoil(ContainerNode<?> place) {
    JsonNode value = JsonMapper.shared().readTree(VALUES.get(random.nextInt(VALUES.size())));
    if (place instanceof ObjectNode object) {
      List<String> names = List.copyOf(object.propertyNames());
      String name = names.get(random.nextInt(names.size()));
      switch (random.nextInt(4)) {
        case 0 -> object.remove(name);
        case 1 -> object.set(names.get(random.nextInt(names.size())), object.get(name).deepCopy());
        default -> object.set(name, value);
      }
    } else if (place instanceof ArrayNode array) {
      int at = random.nextInt(array.size());
      switch (random.nextInt(4)) {
        case 0 -> array.remove(at);
        case 1 -> array.add(array.get(at).deepCopy());
        default -> array.set(at, value);
      }
    }
  }
}
