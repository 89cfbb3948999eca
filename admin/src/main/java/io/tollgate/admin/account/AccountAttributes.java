package io.tollgate.admin.account;

import io.tollgate.admin.outcome.Errors;
import io.tollgate.admin.outcome.Validation;
import io.tollgate.admin.rest.input.Annotations;
import io.tollgate.admin.rest.input.Fields;
import io.tollgate.admin.rest.input.Form;
import io.tollgate.admin.rest.input.FormField;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What may be written of an account. */
public record AccountAttributes(@Nullable String orgName, Map<String, String> annotations) {

  public static final AccountAttributes EMPTY = new AccountAttributes(null, Map.of());

  static final Form<AccountAttributes> FORM =
      fields(Form.flat()).reads(EMPTY, AccountAttributes::read);

  public AccountAttributes {
    annotations = Map.copyOf(annotations);
  }

  /** Adds these fields to a form that takes them. */
  public static Form.Builder fields(Form.Builder form) {
    return form.text("org_name", "Example Inc")
        .field("annotations", FormField.Kind.TEXT_MAP, Map.of("segment", "trial"));
  }

  /** What the fields of such a form say. */
  public static AccountAttributes read(Fields fields, AccountAttributes present) {
    return new AccountAttributes(
        fields.text("org_name", present.orgName),
        Annotations.changed(present.annotations, fields.textMap("annotations")));
  }

  /** What is wrong with them. */
  public Errors check() {
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
