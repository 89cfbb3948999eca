package io.tollgate.admin.account;

import io.tollgate.admin.field.ExtraFields;
import io.tollgate.admin.field.FieldRules;
import io.tollgate.admin.outcome.Errors;
import io.tollgate.admin.outcome.Validation;
import io.tollgate.admin.rest.input.Annotations;
import io.tollgate.admin.rest.input.Fields;
import io.tollgate.admin.rest.input.Form;
import io.tollgate.admin.rest.input.FormField;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What may be written of an account. */
public record AccountAttributes(
    @Nullable String orgName, Map<String, String> annotations, ExtraFields extraFields) {

  public static final AccountAttributes EMPTY = named(null);

  static final Form<AccountAttributes> FORM =
      fields(Form.flat()).reads(EMPTY, AccountAttributes::read);

  public AccountAttributes {
    annotations = Map.copyOf(annotations);
  }

  /** The attributes of a new account that has nothing but a name. */
  public static AccountAttributes named(@Nullable String orgName) {
    return new AccountAttributes(orgName, Map.of(), ExtraFields.NONE);
  }

  /** As it is kept: with the fields that are defined. */
  AccountAttributes kept(FieldRules rules) {
    return new AccountAttributes(orgName, annotations, rules.kept(extraFields));
  }

  /** Adds these fields to a form that takes them. */
  public static Form.Builder fields(Form.Builder form) {
    return form.text("org_name", "Example Inc")
        .field("annotations", FormField.Kind.TEXT_MAP, Map.of("segment", "trial"))
        .takesFurther();
  }

  /** What the fields of such a form say. */
  public static AccountAttributes read(Fields fields, AccountAttributes present) {
    return new AccountAttributes(
        fields.text("org_name", present.orgName),
        Annotations.changed(present.annotations, fields.textMap("annotations")),
        present.extraFields.with(fields.further()));
  }

  /** What is wrong with them, whatever fields are defined. */
  Errors check() {
    Validation validation =
        new Validation()
            .name("org_name", orgName)
            .unless(
                orgName == null
                    || orgName.isBlank()
                    || orgName.codePoints().anyMatch(Character::isLetterOrDigit),
                "org_name",
                Validation.INVALID);
    Annotations.check(validation, annotations);
    return validation.errors();
  }
}
