package io.tollgate.admin.master;

import io.tollgate.admin.account.UserDraft;
import io.tollgate.admin.outcome.Errors;
import io.tollgate.admin.outcome.Validation;
import io.tollgate.admin.rest.input.Fields;
import io.tollgate.admin.rest.input.Form;
import org.jspecify.annotations.Nullable;

/** A provider who is to be made, with his first admin. */
record ProviderDraft(@Nullable String orgName, UserDraft admin) {

  static final Form<ProviderDraft> FORM =
      UserDraft.fields(Form.flat().text("org_name", "Acme"))
          .needs("org_name", "username")
          .reads(new ProviderDraft(null, UserDraft.EMPTY), ProviderDraft::read);

  private static ProviderDraft read(Fields fields, ProviderDraft present) {
    return new ProviderDraft(
        fields.text("org_name", present.orgName), UserDraft.read(fields, present.admin));
  }

  Errors check() {
    return new Validation()
        .name("org_name", orgName)
        .present("username", admin.username())
        .errors();
  }
}
