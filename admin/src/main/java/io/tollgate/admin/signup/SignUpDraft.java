package io.tollgate.admin.signup;

import io.tollgate.admin.account.AccountAttributes;
import io.tollgate.admin.account.UserDraft;
import io.tollgate.admin.rest.input.Fields;
import io.tollgate.admin.rest.input.Form;
import org.jspecify.annotations.Nullable;

/** Who wants to sign up, and for what. */
public record SignUpDraft(AccountAttributes account, UserDraft user, PlanIds plans) {

  /** Plans by id; null takes the defaults. */
  public record PlanIds(
      @Nullable Long account, @Nullable Long service, @Nullable Long application) {
    static final PlanIds DEFAULTS = new PlanIds(null, null, null);
  }

  static final Form<SignUpDraft> FORM =
      UserDraft.fields(AccountAttributes.fields(Form.flat()))
          .integer("account_plan_id", 1)
          .integer("service_plan_id", 2)
          .integer("application_plan_id", 3)
          .needs("org_name", "username")
          .reads(
              new SignUpDraft(AccountAttributes.EMPTY, UserDraft.EMPTY, PlanIds.DEFAULTS),
              SignUpDraft::read);

  /** An account whose user has no password yet, on the default plans. */
  public static SignUpDraft named(String orgName, String username) {
    return new SignUpDraft(
        AccountAttributes.named(orgName), UserDraft.named(username), PlanIds.DEFAULTS);
  }

  private static SignUpDraft read(Fields fields, SignUpDraft present) {
    return new SignUpDraft(
        AccountAttributes.read(fields, present.account),
        UserDraft.read(fields, present.user),
        new PlanIds(
            fields.integer("account_plan_id", present.plans.account()),
            fields.integer("service_plan_id", present.plans.service()),
            fields.integer("application_plan_id", present.plans.application())));
  }
}
