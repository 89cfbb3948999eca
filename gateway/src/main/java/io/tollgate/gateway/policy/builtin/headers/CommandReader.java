package io.tollgate.gateway.policy.builtin.headers;

import io.tollgate.gateway.call.HeaderText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads one list of commands; remembers the first thing that is wrong with it. */
final class CommandReader {

  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  private static final Set<String> FRAMING =
      Set.of("content-length", "transfer-encoding", "connection");

  private @Nullable String problem;

  /** Begins with the path of the field; null when all is well. */
  @Nullable String problem() {
    return problem;
  }

  List<HeaderCommand> read(String field, JsonNode list) {
    List<HeaderCommand> commands = new ArrayList<>();
    if (!list.isArray()) {
      if (!list.isMissingNode() && !list.isNull()) {
        report(field, "must be a list");
      }
      return commands;
    }
    for (int i = 0; i < list.size(); i++) {
      HeaderCommand command = command(field + "[" + i + "].", list.get(i));
      if (command != null) {
        commands.add(command);
      }
    }
    return commands;
  }

  private @Nullable HeaderCommand command(String field, JsonNode node) {
    Operation operation = Operation.named(node.path("op").asString(""));
    if (operation == null) {
      report(field + "op", "must be add, push, set or delete");
      return null;
    }
    String name = node.path("header").asString("");
    if (!NAME.matcher(name).matches()) {
      report(field + "header", "must be a header's name");
      return null;
    }
    if (FRAMING.contains(name.toLowerCase(Locale.ROOT))) {
      report(field + "header", "must not be one that says where a message ends");
      return null;
    }
    String type = node.path("value_type").asString("plain");
    if (!type.equals("plain")) {
      report(field + "value_type", "must be plain: this gateway renders no templates");
      return null;
    }
    String value = HeaderText.safe(node.path("value").asString("")).strip();
    return new HeaderCommand(operation, name, value);
  }

  private void report(String field, String text) {
    if (problem == null) {
      problem = field + " " + text;
    }
  }
}
