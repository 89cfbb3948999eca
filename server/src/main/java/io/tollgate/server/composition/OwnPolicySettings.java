package io.tollgate.server.composition;

import io.tollgate.gateway.policy.PolicySettings;
import io.tollgate.server.settings.GatewayPoliciesSection;
import io.tollgate.server.settings.SettingValues;
import java.util.List;
import java.util.Objects;

/** What the settings say of policies, in the gateway's words. */
final class OwnPolicySettings {

  private OwnPolicySettings() {}

  static PolicySettings of(SettingValues values) {
    GatewayPoliciesSection settings = GatewayPoliciesSection.from(values);
    return new PolicySettings(
        Objects.requireNonNullElse(settings.path(), List.of()),
        PolicySettings.DEFAULT.patience(),
        settings.validate());
  }
}
