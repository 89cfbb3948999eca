package io.tollgate.admin.service;

import io.tollgate.admin.rest.input.Annotations;
import io.tollgate.admin.rest.input.Fields;
import io.tollgate.admin.rest.input.Form;
import io.tollgate.admin.rest.input.FormField;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What may be written of a service (account-management-api.md, 5.1).
 *
 * @param systemName taken on creation only; null: derived from the name
 * @param backendVersion wire name of a {@link BackendVersion}
 * @param notificationSettings channels and the levels of use at which they are told
 * @param stateEvent a verb to apply to the state, null for none
 */
public record ServiceAttributes(
    @Nullable String name,
    @Nullable String systemName,
    @Nullable String description,
    @Nullable String supportEmail,
    String deploymentOption,
    String backendVersion,
    ServiceSwitches switches,
    String buyerPlanChangePermission,
    @Nullable String txtSupport,
    @Nullable String terms,
    Map<String, String> annotations,
    @Nullable JsonNode notificationSettings,
    @Nullable String stateEvent) {

  public static final ServiceAttributes DEFAULT =
      new ServiceAttributes(
          null,
          null,
          null,
          null,
          "hosted",
          BackendVersion.USER_KEY.wireName(),
          ServiceSwitches.DEFAULT,
          "request",
          null,
          null,
          Map.of(),
          null,
          null);

  /** Reads a service, new or changed. */
  public static final Form<ServiceAttributes> FORM =
      Form.wrapped("service")
          .text("name", "Weather")
          .text("system_name", "weather")
          .text("description", "Forecasts for everywhere")
          .text("support_email", "help@example.com")
          .choice("deployment_option", "hosted", ServiceRules.DEPLOYMENT_OPTIONS)
          .choice("backend_version", "1", BackendVersion.wireNames())
          .flag("intentions_required", false)
          .flag("buyers_manage_apps", true)
          .flag("buyers_manage_keys", true)
          .flag("referrer_filters_required", false)
          .flag("custom_keys_enabled", true)
          .flag("buyer_key_regenerate_enabled", true)
          .flag("mandatory_app_key", true)
          .flag("buyer_can_select_plan", false)
          .choice("buyer_plan_change_permission", "request", ServiceRules.PLAN_CHANGES)
          .text("txt_support", "Ask us")
          .text("terms", "Be kind")
          .field("annotations", FormField.Kind.TEXT_MAP, Map.of("team", "sky"))
          .field(
              "notification_settings",
              FormField.Kind.JSON,
              Map.of("web_provider", List.of(80, 100)))
          .choice("state_event", "publish", ServiceState.EVENTS)
          .needs("name")
          .reads(DEFAULT, ServiceAttributes::read);

  public ServiceAttributes {
    annotations = Map.copyOf(annotations);
  }

  /**
   * The attributes of a new service with the defaults for all but its names.
   *
   * @param systemName null: derived from the name
   */
  public static ServiceAttributes named(String name, @Nullable String systemName) {
    return DEFAULT.with(name, systemName, null);
  }

  ServiceAttributes withSystemName(@Nullable String other) {
    return with(name, other, stateEvent);
  }

  ServiceAttributes withoutEvent() {
    return with(name, systemName, null);
  }

  private ServiceAttributes with(
      @Nullable String otherName, @Nullable String otherSystemName, @Nullable String event) {
    return new ServiceAttributes(
        otherName,
        otherSystemName,
        description,
        supportEmail,
        deploymentOption,
        backendVersion,
        switches,
        buyerPlanChangePermission,
        txtSupport,
        terms,
        annotations,
        notificationSettings,
        event);
  }

  private static ServiceAttributes read(Fields fields, ServiceAttributes present) {
    return new ServiceAttributes(
        fields.text("name", present.name),
        fields.optional("system_name", present.systemName),
        fields.text("description", present.description),
        fields.optional("support_email", present.supportEmail),
        fields.textOr("deployment_option", present.deploymentOption),
        fields.textOr("backend_version", present.backendVersion),
        ServiceSwitches.read(fields, present.switches),
        fields.textOr("buyer_plan_change_permission", present.buyerPlanChangePermission),
        fields.text("txt_support", present.txtSupport),
        fields.text("terms", present.terms),
        Annotations.changed(present.annotations, fields.textMap("annotations")),
        fields.json("notification_settings", present.notificationSettings),
        fields.optional("state_event", null));
  }
}
