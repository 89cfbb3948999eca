package io.tollgate.admin.service;

import io.tollgate.admin.rest.input.Fields;

/** What developers may do themselves with applications of a service. */
public record ServiceSwitches(
    boolean intentionsRequired,
    boolean buyersManageApps,
    boolean buyersManageKeys,
    boolean referrerFiltersRequired,
    boolean customKeysEnabled,
    boolean buyerKeyRegenerateEnabled,
    boolean mandatoryAppKey,
    boolean buyerCanSelectPlan) {

  static final ServiceSwitches DEFAULT =
      new ServiceSwitches(false, true, true, false, true, true, true, false);

  static ServiceSwitches read(Fields fields, ServiceSwitches present) {
    return new ServiceSwitches(
        fields.flag("intentions_required", present.intentionsRequired),
        fields.flag("buyers_manage_apps", present.buyersManageApps),
        fields.flag("buyers_manage_keys", present.buyersManageKeys),
        fields.flag("referrer_filters_required", present.referrerFiltersRequired),
        fields.flag("custom_keys_enabled", present.customKeysEnabled),
        fields.flag("buyer_key_regenerate_enabled", present.buyerKeyRegenerateEnabled),
        fields.flag("mandatory_app_key", present.mandatoryAppKey),
        fields.flag("buyer_can_select_plan", present.buyerCanSelectPlan));
  }
}
