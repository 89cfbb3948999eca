package io.tollgate.admin.application;

import io.tollgate.admin.rest.input.Fields;
import io.tollgate.admin.rest.input.Form;
import io.tollgate.admin.rest.input.FormField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An application that is wanted.
 *
 * @param keys none: one is made where the service asks for keys
 */
public record ApplicationDraft(
    @Nullable Long planId, ApplicationAttributes attributes, List<String> keys) {

  static final Form<ApplicationDraft> FORM =
      ApplicationAttributes.fields(Form.flat())
          .integer("plan_id", 1)
          .text("application_id", "b1946ac9")
          .field("application_key", FormField.Kind.TEXTS, List.of("first-key"))
          .needs("plan_id", "name", "description")
          .reads(
              new ApplicationDraft(null, ApplicationAttributes.EMPTY, List.of()),
              ApplicationDraft::read);

  public ApplicationDraft {
    keys = List.copyOf(keys);
  }

  /** An application on this plan whose credentials are made. */
  public static ApplicationDraft named(long planId, String name, String description) {
    return new ApplicationDraft(planId, ApplicationAttributes.named(name, description), List.of());
  }

  private static ApplicationDraft read(Fields fields, ApplicationDraft present) {
    ApplicationAttributes attributes = ApplicationAttributes.read(fields, present.attributes);
    String id = fields.optional("application_id", attributes.applicationId());
    return new ApplicationDraft(
        fields.integer("plan_id", present.planId),
        attributes.with(attributes.userKey(), id),
        fields.texts("application_key", present.keys));
  }

  ApplicationDraft with(ApplicationAttributes others) {
    return new ApplicationDraft(planId, others, keys);
  }

  /** Without the keys: they are secrets. */
  @Override
  public String toString() {
    return "ApplicationDraft[plan " + planId + ", " + attributes + "]";
  }
}
