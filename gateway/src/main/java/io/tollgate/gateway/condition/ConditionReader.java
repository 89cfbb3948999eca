package io.tollgate.gateway.condition;

import io.tollgate.gateway.liquid.Template;
import io.tollgate.gateway.liquid.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads conditions from the configuration of a policy, when it is loaded. */
public final class ConditionReader {

  private final Templates templates;
  private final Consumer<String> faults;
  private @Nullable String problem;

  /**
   * @param faults is told what is wrong but does no harm, beginning with the field
   */
  public ConditionReader(Templates templates, Consumer<String> faults) {
    this.templates = templates;
    this.faults = faults;
  }

  /** Reads the left side of an operation. */
  public interface LeftReader {
    /**
     * @param problem is told why there is none; follows the name of the list's element and a dot
     * @return null when there is none
     */
    @Nullable Operand read(JsonNode operation, Consumer<String> problem);
  }

  /** The first thing that is wrong, beginning with the field; null when all is well. */
  public @Nullable String problem() {
    return problem;
  }

  /**
   * The condition in its usual form: {@code operations[]{left, left_type, op, right, right_type},
   * combine_op}.
   *
   * @param field name of the condition, for messages
   * @param node absent or null: {@link Condition#ALWAYS}
   */
  public Condition read(String field, JsonNode node) {
    return read(
        field,
        node,
        "right",
        (operation, fault) ->
            operand(field, operation.path("left"), operation.path("left_type").asString("plain")));
  }

  /**
   * A condition whose operations name their left side in words of their own.
   *
   * @param right name of the field with the right side; that with {@code _type} behind it says
   *     whether it is a template
   */
  public Condition read(String field, JsonNode node, String right, LeftReader left) {
    if (node.isMissingNode() || node.isNull()) {
      return Condition.ALWAYS;
    }
    List<Operation> operations = new ArrayList<>();
    JsonNode list = node.path("operations");
    for (int i = 0; i < list.size(); i++) {
      String place = field + ".operations[" + i + "].";
      JsonNode operation = list.get(i);
      Consumer<String> fault = text -> report(place + text);
      Operand leftSide = left.read(operation, fault);
      Operation made =
          leftSide == null
              ? null
              : Operation.of(
                  leftSide,
                  operation.path("op").asString(""),
                  template(place + right, operation.path(right), operation.path(right + "_type")),
                  fault);
      if (made != null) {
        operations.add(made);
      }
    }
    return new Condition(operations, !node.path("combine_op").asString("and").equals("or"));
  }

  /** A side that is given as it is, or as a template. */
  public Operand operand(String field, JsonNode value, String type) {
    return value.isMissingNode() || value.isNull()
        ? context -> Operand.NIL
        : Operand.of(templates.typed(value, type, fault -> faults.accept(field + " " + fault)));
  }

  private Template template(String field, JsonNode value, JsonNode type) {
    return value.isMissingNode() || value.isNull()
        ? Template.of(Operand.NIL)
        : templates.typed(
            value, type.asString("plain"), fault -> faults.accept(field + " " + fault));
  }

  private void report(String text) {
    if (problem == null) {
      problem = text;
    }
  }
}
