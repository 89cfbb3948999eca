package io.tollgate.admin.plan;

import io.tollgate.admin.outcome.SystemName;
import io.tollgate.admin.outcome.Validation;
import io.tollgate.admin.rest.input.Fields;
import io.tollgate.admin.rest.input.Form;
import org.jspecify.annotations.Nullable;

/**
 * What may be written of a feature (account-management-api.md, 5.8).
 *
 * @param systemName taken on creation only, as the scope; null: derived from the name
 * @param scope as it was sent; null: of application plans, or of account plans where there is no
 *     service
 */
record FeatureAttributes(
    @Nullable String name,
    @Nullable String systemName,
    @Nullable String scope,
    @Nullable String description,
    boolean visible) {

  private static final int LONGEST_DESCRIPTION = 65_535;

  static final Form<FeatureAttributes> FORM =
      Form.wrapped("feature")
          .text("name", "Support by phone")
          .text("system_name", "phone_support")
          .choice("scope", "application_plan", PlanKind.wireNames())
          .text("description", "From nine to five")
          .flag("visible", true)
          .needs("name")
          .reads(new FeatureAttributes(null, null, null, null, true), FeatureAttributes::read);

  private static FeatureAttributes read(Fields fields, FeatureAttributes present) {
    return new FeatureAttributes(
        fields.text("name", present.name),
        fields.optional("system_name", present.systemName),
        fields.optional("scope", present.scope),
        fields.text("description", present.description),
        fields.flag("visible", present.visible));
  }

  FeatureAttributes kept(String name, PlanKind kind) {
    return new FeatureAttributes(this.name, name, kind.wireName(), description, visible);
  }

  Validation check() {
    Validation validation =
        new Validation().name("name", name).atMost("description", description, LONGEST_DESCRIPTION);
    if (systemName != null) {
      SystemName.check(validation, systemName);
    }
    return validation;
  }
}
