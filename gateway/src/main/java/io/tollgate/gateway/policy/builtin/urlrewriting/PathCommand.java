package io.tollgate.gateway.policy.builtin.urlrewriting;

import io.tollgate.gateway.pattern.GuardedPattern;
import io.tollgate.gateway.policy.MethodList;
import io.tollgate.gateway.policy.PolicyFields;
import org.jspecify.annotations.Nullable;

/**
 * Replaces what an expression finds in the decoded path.
 *
 * @param all whether every occurrence is replaced, not only the first
 * @param last whether later commands are left out when this one changed something
 */
record PathCommand(
    GuardedPattern pattern,
    Replacement replacement,
    boolean all,
    boolean last,
    MethodList methods) {

  /** Null when something is wrong, which the fields remember. */
  static @Nullable PathCommand of(PolicyFields fields) {
    String operation = fields.text("op", "");
    if (!operation.equals("sub") && !operation.equals("gsub")) {
      fields.wrong("op", "must be sub or gsub");
    }
    MethodList methods = MethodList.of(fields);
    return switch (GuardedPattern.compile(fields.text("regex", ""), fields.text("options", ""))) {
      case GuardedPattern.Compiled(GuardedPattern pattern) ->
          new PathCommand(
              pattern,
              new Replacement(fields.text("replace", "")),
              operation.equals("gsub"),
              fields.flag("break", false),
              methods);
      case GuardedPattern.Invalid(String problem) -> {
        fields.wrong("regex", problem);
        yield null;
      }
    };
  }

  /** Null when the expression does not occur. */
  @Nullable String applied(String path) {
    return pattern.replace(path, all, replacement::of);
  }
}
