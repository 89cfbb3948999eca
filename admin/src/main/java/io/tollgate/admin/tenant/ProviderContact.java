package io.tollgate.admin.tenant;

import io.tollgate.admin.outcome.Errors;
import io.tollgate.admin.outcome.Validation;
import io.tollgate.admin.rest.input.Fields;
import io.tollgate.admin.rest.input.Form;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a provider may change of his own account.
 *
 * @param siteAccessCode what visitors of a portal that is not public yet must know
 */
public record ProviderContact(
    @Nullable String fromEmail,
    @Nullable String supportEmail,
    @Nullable String financeSupportEmail,
    @Nullable String siteAccessCode) {

  public static final ProviderContact NONE = new ProviderContact(null, null, null, null);

  static final Form<ProviderContact> FORM =
      fields(Form.wrapped("account")).readOnly("org_name").reads(NONE, ProviderContact::read);

  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
  private static final int LONGEST = 255;

  /** Adds these fields to a form that takes them. */
  public static Form.Builder fields(Form.Builder form) {
    return form.text("from_email", "noreply@example.com")
        .text("support_email", "help@example.com")
        .text("finance_support_email", "billing@example.com")
        .text("site_access_code", "let-me-in");
  }

  /** What the fields of such a form say. */
  public static ProviderContact read(Fields fields, ProviderContact present) {
    return new ProviderContact(
        fields.optional("from_email", present.fromEmail),
        fields.optional("support_email", present.supportEmail),
        fields.optional("finance_support_email", present.financeSupportEmail),
        fields.optional("site_access_code", present.siteAccessCode));
  }

  Errors check() {
    return new Validation()
        .matches("from_email", fromEmail, EMAIL)
        .atMost("from_email", fromEmail, LONGEST)
        .matches("support_email", supportEmail, EMAIL)
        .atMost("support_email", supportEmail, LONGEST)
        .matches("finance_support_email", financeSupportEmail, EMAIL)
        .atMost("finance_support_email", financeSupportEmail, LONGEST)
        .atMost("site_access_code", siteAccessCode, LONGEST)
        .errors();
  }

  /** Without the access code: it is a secret. */
  @Override
  public String toString() {
    return "ProviderContact[" + fromEmail + ", " + supportEmail + "]";
  }
}
