package io.tollgate.admin.integration;

import io.tollgate.admin.outcome.Validation;
import io.tollgate.admin.rest.input.Fields;
import io.tollgate.admin.rest.input.Form;
import io.tollgate.protocol.mapping.MappingRulePattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be written of a mapping rule (account-management-api.md, 5.5).
 *
 * @param position null: behind the last one
 */
public record RuleDraft(
    @Nullable Long metricId,
    @Nullable String httpMethod,
    @Nullable String pattern,
    @Nullable Long delta,
    @Nullable Long position,
    boolean last) {

  private static final List<String> METHODS =
      List.of("GET", "POST", "DELETE", "PUT", "PATCH", "HEAD", "OPTIONS", "ANY");

  /** A body without any field is told which ones are missing. */
  static final Form<RuleDraft> FORM =
      Form.wrapped("mapping_rule")
          .integer("metric_id", 1)
          .choice("http_method", "GET", METHODS)
          .text("pattern", "/words/{word}")
          .integer("delta", 1)
          .integer("position", 1)
          .flag("last", false)
          .needs("metric_id", "http_method", "pattern", "delta")
          .mayBeEmpty()
          .reads(new RuleDraft(null, null, null, null, null, false), RuleDraft::read);

  /** A rule that comes behind the others. */
  public static RuleDraft of(long metricId, String httpMethod, String pattern, long delta) {
    return new RuleDraft(metricId, httpMethod, pattern, delta, null, false);
  }

  private static RuleDraft read(Fields fields, RuleDraft present) {
    return new RuleDraft(
        fields.integer("metric_id", present.metricId),
        fields.text("http_method", present.httpMethod),
        fields.text("pattern", present.pattern),
        fields.integer("delta", present.delta),
        fields.integer("position", present.position),
        fields.flag("last", present.last));
  }

  Validation check() {
    Validation validation =
        new Validation()
            .present("metric_id", metricId)
            .present("http_method", httpMethod)
            .unless(
                httpMethod == null || httpMethod.isBlank() || METHODS.contains(httpMethod),
                "http_method",
                Validation.NOT_LISTED)
            .present("delta", delta)
            .positive("delta", delta)
            .positive("position", position);
    String text = pattern == null ? "" : pattern;
    if (MappingRulePattern.parse(text) instanceof MappingRulePattern.Invalid(String message)) {
      validation.error("pattern", message);
    }
    return validation;
  }
}
