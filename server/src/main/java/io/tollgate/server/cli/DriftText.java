package io.tollgate.server.cli;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A comparison of database and data plane for a terminal. */
final class DriftText {

  private DriftText() {}

  /**
   * @param report as the server answers it
   */
  static String of(JsonNode report) {
    StringBuilder text = new StringBuilder();
    for (JsonNode difference : report.path("differences")) {
      text.append(line(difference));
    }
    int products = report.path("products").asInt();
    int moving = report.path("on_their_way").asInt();
    int found = report.path("differences").size();
    text.append(products)
        .append(products == 1 ? " product" : " products")
        .append(" compared: ")
        .append(
            switch (found) {
              case 0 -> "no difference";
              case 1 -> "one difference; 'tollgate publication repair' mends it";
              default -> found + " differences; 'tollgate publication repair' mends them";
            })
        .append('\n');
    if (moving > 0) {
      text.append("changes of ")
          .append(moving)
          .append(moving == 1 ? " product are" : " products are")
          .append(" on their way\n");
    }
    if (!report.path("gateway_compared").asBoolean()) {
      text.append(
          "gateways fetch versions themselves: tollgate_config_version in the metrics of each says what it serves\n");
    }
    return text.toString();
  }

  private static String line(JsonNode difference) {
    String fields =
        difference
            .path("fields")
            .valueStream()
            .map(JsonNode::asString)
            .collect(Collectors.joining(", "));
    return "%-8s product %s: %s %s%s\n"
        .formatted(
            difference.path("side").asString(),
            difference.path("product").asString(),
            difference.path("subject").asString(),
            said(difference.path("kind").asString()),
            fields.isEmpty() ? "" : " in " + fields);
  }

  private static String said(String kind) {
    return switch (kind) {
      case "missing" -> "is missing";
      case "unknown" -> "is there and not in the database";
      default -> "differs";
    };
  }
}
