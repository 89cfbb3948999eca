package io.tollgate.gateway.policy.builtin.headers;

import io.tollgate.gateway.call.HeaderText;
import io.tollgate.gateway.liquid.Template;
import io.tollgate.gateway.liquid.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads one list of commands; remembers the first thing that is wrong with it. */
final class CommandReader {

  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  private static final Set<String> FRAMING =
      Set.of("content-length", "transfer-encoding", "connection");

  private final Templates templates;
  private final Consumer<String> faults;
  private @Nullable String problem;

  CommandReader(Templates templates, Consumer<String> faults) {
    this.templates = templates;
    this.faults = faults;
  }

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
    Template value =
        templates.typed(node.path("value"), type, fault -> faults.accept(field + "value " + fault));
    String constant = value.constant();
    return new HeaderCommand(
        operation, name, constant == null ? value : Template.of(clean(constant)));
  }

  /** As a header's value may be. */
  static String clean(String value) {
    return HeaderText.safe(value).strip();
  }

  private void report(String field, String text) {
    if (problem == null) {
      problem = field + " " + text;
    }
  }
}
