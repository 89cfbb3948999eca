package io.tollgate.gateway.mapping;

import io.tollgate.gateway.call.Profile;
import io.tollgate.gateway.call.RequestLine;
import io.tollgate.gateway.liquid.Template;
import io.tollgate.gateway.liquid.TemplateContext;
import io.tollgate.protocol.mapping.MappingRulePattern;
import io.tollgate.protocol.mapping.MappingRulePattern.Parsed;
import io.tollgate.protocol.mapping.PatternDialect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which requests a rule of a policy is about: methods, and a path in the language of mapping rules
 * (gateway.md, 2.3 and 5.3). Immutable.
 */
public final class ResourceRule {

  private final List<String> methods;
  private final Template resource;
  private final PatternDialect dialect;
  private final @Nullable MappingRulePattern constant;

  /**
   * @param methods empty, or with {@code ANY}: all
   * @param resource a pattern; one that is no pattern fits nothing
   */
  public ResourceRule(List<String> methods, Template resource, Profile profile) {
    this.methods = methods.contains("ANY") ? List.of() : List.copyOf(methods);
    this.resource = resource;
    this.dialect = profile == Profile.SEED ? PatternDialect.LITERAL : PatternDialect.REGULAR;
    String text = resource.constant();
    this.constant = text == null ? null : pattern(text);
  }

  public boolean fits(RequestLine line, TemplateContext context) {
    if (!methods.isEmpty() && !methods.contains(line.method())) {
      return false;
    }
    MappingRulePattern pattern =
        resource.constant() == null ? pattern(resource.render(context)) : constant;
    return pattern != null && pattern.matchesPath(line.path());
  }

  private @Nullable MappingRulePattern pattern(String text) {
    return MappingRulePattern.compile(text, dialect) instanceof Parsed(MappingRulePattern pattern)
        ? pattern
        : null;
  }
}
