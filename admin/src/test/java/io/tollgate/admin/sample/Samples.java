package io.tollgate.admin.sample;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The samples of routes whose declared examples alone do not make one. */
final class Samples {
  private static final String API = "/admin/api/";
  private static final String SERVICES = API + "services";
  private static final String ACCOUNTS = API + "accounts";
  private static final String ACCOUNT = ACCOUNTS + "/{}";
  private static final String APPLICATION = ACCOUNT + "/applications/{}";
  private static final String SUBSCRIPTION = ACCOUNT + "/service_subscriptions/{}";

  private static final Thing SERVICE = Thing.at(SERVICES + "/{}");
  private static final Thing PLAN = Thing.at(API + "application_plans/{}");
  private static final Thing FOR_SERVICE_PLANS = Thing.at(SERVICES + "/{}/features/{}").next();
  private static final Thing SERVICE_PLAN = Thing.at(API + "service_plans/{}");
  private static final Thing ACCOUNT_PLAN = Thing.at(API + "account_plans/{}");
  private static final Thing USER = Thing.at(ACCOUNT + "/users/{}");

  private static final Map<String, Sample> SAMPLES = new HashMap<>();

  private Samples() {}

  static Sample of(String route) {
    return SAMPLES.getOrDefault(route, Sample.PLAIN);
  }

  /** What a thing is always made with. */
  static Map<String, Object> of(Thing thing) {
    return thing.equals(FOR_SERVICE_PLANS) ? Map.of("scope", "service_plan") : Map.of();
  }

  private static void sample(String route, Sample sample) {
    if (SAMPLES.put(route, sample) != null) {
      throw new IllegalStateException("two samples for " + route);
    }
  }

  private static Sample plain() {
    return Sample.PLAIN;
  }

  static {
    products();
    integration();
    plans();
    accounts();
    applications();
    providerSide();
  }

  private static void products() {
    sample("PUT " + SERVICE.path(), plain().with("name", "Other").without("state_event"));
    sample("DELETE " + SERVICE.path(), plain().first(SERVICE.next()));
    for (String owner : List.of(SERVICE.path(), API + "backend_apis/{}")) {
      String metric = owner + "/metrics/{}";
      sample("PUT " + metric, plain().with("friendly_name", "Other"));
      sample("PUT " + metric + "/methods/{}", plain().with("friendly_name", "Other"));
    }
    sample("PUT " + API + "backend_apis/{}", plain().with("name", "Other"));
    sample(
        "POST " + SERVICE.path() + "/backend_usages",
        plain().with("backend_api_id", Thing.at(API + "backend_apis/{}")));
    sample("PUT " + SERVICE.path() + "/backend_usages/{}", plain().with("path", "/other"));
  }

  private static void integration() {
    String proxy = SERVICE.path() + "/proxy";
    String rules = proxy + "/mapping_rules";
    Thing metric = Thing.at(SERVICE.path() + "/metrics/{}");
    sample("POST " + rules, plain().with("metric_id", metric));
    sample("PUT " + rules + "/{}", plain().with("metric_id", metric).with("delta", 2));
    sample(
        "PUT " + SERVICE.path() + "/mapping_rules/{}",
        plain().with("metric_id", metric).with("delta", 2));
    Thing backendMetric = Thing.at(API + "backend_apis/{}/metrics/{}");
    String backendRules = API + "backend_apis/{}/mapping_rules";
    sample("POST " + backendRules, plain().with("metric_id", backendMetric));
    sample(
        "PUT " + backendRules + "/{}", plain().with("metric_id", backendMetric).with("delta", 2));
    String save = "PUT " + proxy;
    sample("POST " + proxy + "/deploy", plain().after(save, "POST " + rules));
    sample("PUT " + proxy + "/oidc_configuration", plain().with("implicit_flow_enabled", true));
    String configs = proxy + "/configs/{}";
    sample("GET " + configs, plain().after(save));
    sample("GET " + configs + "/latest", plain().after(save));
    sample("GET " + configs + "/{}", plain().after(save));
    sample("POST " + configs + "/{}/promote", plain().with("to", "production").after(save));
    sample("GET " + API + "services/proxy/configs/{}", plain().with("host", "weather.localhost"));
  }

  private static void plans() {
    for (String plan :
        List.of(
            SERVICE.path() + "/application_plans/{}",
            SERVICE.path() + "/service_plans/{}",
            ACCOUNT_PLAN.path())) {
      sample("PUT " + plan, plain().with("name", "Other").without("state_event"));
    }
    sample("PUT " + PLAN.path() + "/metrics/{}/limits/{}", plain().with("value", 20));
    Thing ofService = Thing.at(SERVICE.path() + "/features/{}");
    Thing ofAccounts = Thing.at(API + "features/{}");
    sample("PUT " + ofService.path(), plain().with("name", "Other"));
    sample("POST " + API + "features", plain().with("scope", "account_plan"));
    sample("PUT " + ofAccounts.path(), plain().with("name", "Other"));
    sample("POST " + PLAN.path() + "/features", plain().with("feature_id", ofService));
    sample(
        "POST " + SERVICE_PLAN.path() + "/features", plain().with("feature_id", FOR_SERVICE_PLANS));
    sample("POST " + ACCOUNT_PLAN.path() + "/features", plain().with("feature_id", ofAccounts));
  }

  private static void accounts() {
    sample(
        "POST " + API + "signup",
        plain()
            .with("account_plan_id", ACCOUNT_PLAN)
            .with("service_plan_id", SERVICE_PLAN)
            .with("application_plan_id", PLAN));
    sample("GET " + ACCOUNTS + "/find", plain().with("user_id", USER));
    sample("PUT " + ACCOUNT, plain().with("org_name", "Other"));
    sample("PUT " + ACCOUNT + "/approve", plain().after("PUT " + ACCOUNT + "/reject"));
    sample("PUT " + ACCOUNT + "/resume", plain().after("PUT " + ACCOUNT + "/suspend"));
    sample("PUT " + ACCOUNT + "/change_plan", plain().with("plan_id", ACCOUNT_PLAN));
    users("/admin/api/accounts/{}/users/{}");
    users("/admin/api/users/{}");
    sample(
        "POST " + ACCOUNT + "/users",
        plain().with("username", "bob").with("email", "b@example.com"));
    sample("POST " + ACCOUNT + "/service_subscriptions", plain().with("plan_id", SERVICE_PLAN));
    sample("PUT " + SUBSCRIPTION + "/change_plan", plain().with("plan_id", SERVICE_PLAN.next()));
    sample(
        "PUT " + SUBSCRIPTION + "/approve", plain().given(SERVICE_PLAN, "approval_required", true));
  }

  private static void users(String user) {
    sample("PUT " + user, plain().with("username", "carol").with("email", "carol@example.com"));
    sample("PUT " + user + "/suspend", plain().after("PUT " + user + "/activate"));
    sample(
        "PUT " + user + "/unsuspend",
        plain().after("PUT " + user + "/activate", "PUT " + user + "/suspend"));
    sample("PUT " + user + "/member", plain().after("PUT " + user + "/admin"));
  }

  private static void applications() {
    sample("POST " + ACCOUNT + "/applications", plain().with("plan_id", PLAN));
    sample("PUT " + APPLICATION, plain().with("name", "Other"));
    sample(
        "GET " + API + "applications", plain().with("service_id", SERVICE).with("plan_id", PLAN));
    sample(
        "GET " + API + "applications/find", plain().with("application_id", Thing.at(APPLICATION)));
    sample(
        "GET " + ACCOUNT + "/applications/find",
        plain().first(Thing.at(APPLICATION)).with("user_key", "8a7f3c"));
    sample("PUT " + APPLICATION + "/accept", plain().given(PLAN, "approval_required", true));
    sample("PUT " + APPLICATION + "/resume", plain().after("PUT " + APPLICATION + "/suspend"));
    sample("PUT " + APPLICATION + "/change_plan", plain().with("plan_id", PLAN.next()));
    sample(
        "PUT " + APPLICATION + "/decustomize_plan",
        plain().after("PUT " + APPLICATION + "/customize_plan"));
    sample("POST " + APPLICATION + "/plan_change_requests", plain().with("plan_id", PLAN.next()));
    for (String keys : List.of("GET %s/keys", "POST %s/keys", "DELETE %s/keys/{}")) {
      sample(
          keys.formatted(APPLICATION),
          plain().without("key").given(SERVICE, "backend_version", "2"));
    }
  }

  private static void providerSide() {
    sample(
        "POST " + API + "users/{}/access_tokens", plain().after("PUT " + API + "users/{}/admin"));
    sample(
        "PUT " + API + "users/{}/permissions",
        plain().with("allowed_service_ids", List.of(SERVICE)));
    sample("POST " + API + "active_docs", plain().with("service_id", SERVICE));
    sample(
        "PUT " + API + "active_docs/{}", plain().with("service_id", SERVICE).with("name", "Other"));
    sample("PUT " + API + "webhooks", plain().with("url", "http://127.0.0.1:1025/hook"));
    sample(
        "DELETE " + API + "webhooks/failures",
        plain().first(Thing.at(API + "webhooks/failures/{}")));
    sample("PUT " + API + "registry/policies/{}", plain().with("name", "farewell"));
    sample(
        "PUT " + API + "personal/notification_preferences", plain().with("account_created", true));
    sample("PUT " + API + "fields_definitions/{}", plain().with("label", "Other"));
    sample("PUT " + API + "settings", plain().with("hide_service", true));
  }
}
