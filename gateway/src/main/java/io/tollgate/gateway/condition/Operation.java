package io.tollgate.gateway.condition;

import io.tollgate.gateway.liquid.Template;
import io.tollgate.gateway.liquid.TemplateContext;
import io.tollgate.gateway.pattern.GuardedPattern;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A comparison of two texts. */
public sealed interface Operation {

  boolean holds(TemplateContext context);

  /**
   * Makes the operation {@code left op right}.
   *
   * @param problem is told why there is none; follows the name of the list's element and a dot
   * @return null when there is none
   */
  static @Nullable Operation of(Operand left, String op, Template right, Consumer<String> problem) {
    return switch (op) {
      case "==" -> new Equality(left, Operand.of(right), true);
      case "!=" -> new Equality(left, Operand.of(right), false);
      case "matches" -> matches(left, right, problem);
      default -> {
        problem.accept("op must be ==, != or matches");
        yield null;
      }
    };
  }

  private static @Nullable Operation matches(
      Operand left, Template right, Consumer<String> problem) {
    String expression = right.constant();
    if (expression == null) {
      return new RenderedMatch(left, right);
    }
    return switch (GuardedPattern.compile(expression)) {
      case GuardedPattern.Compiled(GuardedPattern pattern) -> new Match(left, pattern);
      case GuardedPattern.Invalid(String fault) -> {
        problem.accept("value " + fault);
        yield null;
      }
    };
  }

  record Equality(Operand left, Operand right, boolean equal) implements Operation {
    @Override
    public boolean holds(TemplateContext context) {
      return left.value(context).equals(right.value(context)) == equal;
    }
  }

  record Match(Operand left, GuardedPattern pattern) implements Operation {
    @Override
    public boolean holds(TemplateContext context) {
      return pattern.find(left.value(context));
    }
  }

  /** The expression itself is made of the call; what is none matches nothing. */
  record RenderedMatch(Operand left, Template right) implements Operation {
    @Override
    public boolean holds(TemplateContext context) {
      return GuardedPattern.compile(right.render(context))
              instanceof GuardedPattern.Compiled(GuardedPattern pattern)
          && pattern.find(left.value(context));
    }
  }
}
