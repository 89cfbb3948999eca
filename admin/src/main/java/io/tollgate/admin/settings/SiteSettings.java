package io.tollgate.admin.settings;

import io.tollgate.admin.outcome.Errors;
import io.tollgate.admin.outcome.Validation;
import io.tollgate.admin.rest.input.Fields;
import io.tollgate.admin.rest.input.Form;
import io.tollgate.admin.rest.output.Representation;
import java.util.List;

/**
 * The rules of a developer site.
 *
 * @param accountApprovalRequired what the default account plan says
 * @param changeAccountPlan one of {@link #PERMISSIONS}, as is changeServicePlan
 */
public record SiteSettings(
    boolean userAccountAreaEnabled,
    boolean hideService,
    boolean signupsEnabled,
    boolean accountApprovalRequired,
    boolean publicSearch,
    boolean accountPlansVisible,
    String changeAccountPlan,
    boolean servicePlansVisible,
    String changeServicePlan,
    boolean enforceSso) {

  /** How a developer may change a plan. */
  public static final List<String> PERMISSIONS =
      List.of("request", "none", "credit_card", "request_credit_card", "direct");

  static final SiteSettings DEFAULT =
      new SiteSettings(true, false, true, false, false, false, "request", false, "request", false);

  static final Form<SiteSettings> FORM =
      Form.wrapped("settings")
          .flag("useraccountarea_enabled", true)
          .flag("hide_service", false)
          .flag("signups_enabled", true)
          .flag("account_approval_required", false)
          .flag("public_search", false)
          .flag("account_plans_ui_visible", false)
          .choice("change_account_plan_permission", "request", PERMISSIONS)
          .flag("service_plans_ui_visible", false)
          .choice("change_service_plan_permission", "direct", PERMISSIONS)
          .flag("enforce_sso", false)
          .reads(DEFAULT, SiteSettings::read);

  static final Representation<SiteSettings> SHOWN =
      Representation.<SiteSettings>of("settings", "settings")
          .flag("useraccountarea_enabled", SiteSettings::userAccountAreaEnabled)
          .flag("hide_service", SiteSettings::hideService)
          .flag("signups_enabled", SiteSettings::signupsEnabled)
          .flag("account_approval_required", SiteSettings::accountApprovalRequired)
          .flag("public_search", SiteSettings::publicSearch)
          .flag("account_plans_ui_visible", SiteSettings::accountPlansVisible)
          .text("change_account_plan_permission", SiteSettings::changeAccountPlan)
          .flag("service_plans_ui_visible", SiteSettings::servicePlansVisible)
          .text("change_service_plan_permission", SiteSettings::changeServicePlan)
          .flag("enforce_sso", SiteSettings::enforceSso);

  private static SiteSettings read(Fields fields, SiteSettings present) {
    return new SiteSettings(
        fields.flag("useraccountarea_enabled", present.userAccountAreaEnabled),
        fields.flag("hide_service", present.hideService),
        fields.flag("signups_enabled", present.signupsEnabled),
        fields.flag("account_approval_required", present.accountApprovalRequired),
        fields.flag("public_search", present.publicSearch),
        fields.flag("account_plans_ui_visible", present.accountPlansVisible),
        fields.textOr("change_account_plan_permission", present.changeAccountPlan),
        fields.flag("service_plans_ui_visible", present.servicePlansVisible),
        fields.textOr("change_service_plan_permission", present.changeServicePlan),
        fields.flag("enforce_sso", present.enforceSso));
  }

  Errors check() {
    return new Validation()
        .oneOf("change_account_plan_permission", changeAccountPlan, PERMISSIONS)
        .oneOf("change_service_plan_permission", changeServicePlan, PERMISSIONS)
        .errors();
  }
}
