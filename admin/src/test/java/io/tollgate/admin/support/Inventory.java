package io.tollgate.admin.support;

import static io.tollgate.admin.database.schema.Tables.WEBHOOK_DELIVERY;

import io.tollgate.admin.database.Database;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.support.Client.Reply;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * A tenant that has a number of everything that can be listed, or the most there may be. Its ids in
 * paths name the one thing that everything hangs under.
 */
public final class Inventory {
  /** Keys and referrer filters of an application. */
  private static final int MOST_CREDENTIALS = 5;

  private static final String[] PERIODS = {
    "minute", "hour", "day", "week", "month", "year", "eternity"
  };
  private static final String OPEN_API =
      "{\"openapi\":\"3.0.0\",\"info\":{\"title\":\"T\",\"version\":\"1\"},\"paths\":{}}";

  private final Client client;
  private final int number;
  private final long service;
  private final long hits;
  private final long backend;
  private final long backendHits;
  private final long account;
  private final long applicationPlan;
  private final long servicePlan;
  private final long accountPlan;
  private final long application;
  private final long user;

  /**
   * @param number of each
   */
  public Inventory(Installation installation, int number) {
    this.client = installation.tenant();
    this.number = number;
    this.service = client.productWithUpstream("Product");
    client.put(
        "/admin/api/services/" + service + ".json",
        "backend_version",
        "2",
        "referrer_filters_required",
        "true");
    this.hits = first(ofService("metrics"));
    this.backend =
        post("backend_apis", "name", "Backend", "private_endpoint", "http://127.0.0.1:9");
    this.backendHits = first("backend_apis/" + backend + "/metrics");
    this.applicationPlan = plan(ofService("application_plans"), 0);
    this.servicePlan = plan(ofService("service_plans"), 0);
    this.accountPlan = plan("account_plans", 0);
    this.account = post("signup", "org_name", "Org", "username", "developer");
    this.application = application(applicationPlan);
    this.user = first("users");
    fillService();
    fillBackend();
    fillPlans();
    fillAccount();
    fillCredentials();
    fillProvider();
    giveUpDeliveries(installation.admin().database());
    Noticed.several(installation, client.credentials().tenantId(), service, application, number);
  }

  public Client client() {
    return client;
  }

  /** The path with ids of this tenant, without an extension. */
  public String path(String template) {
    return template
        .replace("{service_id}", Long.toString(service))
        .replace("{backend_api_id}", Long.toString(backend))
        .replace(
            "{metric_id}", Long.toString(template.contains("backend_api") ? backendHits : hits))
        .replace("{account_id}", Long.toString(account))
        .replace("{application_id}", Long.toString(application))
        .replace("{plan_id}", Long.toString(planOf(template)))
        .replace("{id}", Long.toString(user))
        .replace("{environment}", "sandbox");
  }

  private long planOf(String template) {
    if (template.contains("/service_plans/")) {
      return servicePlan;
    }
    return template.contains("/account_plans/") ? accountPlan : applicationPlan;
  }

  /** Metrics, methods, rules, policies, versions; and more products, one host for all. */
  private void fillService() {
    String methods = ofService("metrics/" + hits + "/methods");
    others(n -> post(ofService("metrics"), "friendly_name", "M" + n, "unit", "hit"));
    others(
        n ->
            post(
                ofService("proxy/mapping_rules"),
                "http_method",
                "GET",
                "pattern",
                "/p" + n,
                "delta",
                "1",
                "metric_id",
                Long.toString(hits)));
    all(n -> post(methods, "friendly_name", "Method " + n));
    others(n -> patch(ofService("proxy"), "error_no_match", "Version " + n));
    others(n -> served(client.productWithUpstream("Product " + n)));
    served(service);
    String policy = "{\"name\":\"headers\",\"version\":\"builtin\",\"configuration\":{}}";
    client.putJson(
        "/admin/api/" + ofService("proxy/policies") + ".json",
        "{\"policies_config\":["
            + String.join(",", IntStream.range(0, number).mapToObj(n -> policy).toList())
            + "]}");
  }

  private void served(long product) {
    String path = "services/" + product;
    expect(200, client.put("/admin/api/" + path + ".json", "deployment_option", "self_managed"));
    patch(path + "/proxy", "sandbox_endpoint", "http://shared.example.com:80");
  }

  /** Metrics, methods, rules; and more backends, all of them used by the product. */
  private void fillBackend() {
    String of = "backend_apis/" + backend + "/";
    String methods = of + "metrics/" + backendHits + "/methods";
    others(n -> post(of + "metrics", "friendly_name", "M" + n, "unit", "hit"));
    all(n -> post(methods, "friendly_name", "Method " + n));
    all(
        n ->
            post(
                of + "mapping_rules",
                "http_method",
                "GET",
                "pattern",
                "/p" + n,
                "delta",
                "1",
                "metric_id",
                Long.toString(backendHits)));
    others(
        n -> {
          long other =
              post("backend_apis", "name", "Other " + n, "private_endpoint", "http://127.0.0.1:9");
          post(
              ofService("backend_usages"),
              "backend_api_id",
              Long.toString(other),
              "path",
              "/other" + n);
        });
  }

  /** More plans of each kind; limits, prices and features of the first of each. */
  private void fillPlans() {
    others(n -> plan(ofService("application_plans"), n));
    others(n -> plan(ofService("service_plans"), n));
    others(n -> plan("account_plans", n));
    String metrics = "application_plans/" + applicationPlan + "/metrics/";
    for (int period = 0; period < Math.min(number, PERIODS.length); period++) {
      post(metrics + hits + "/limits", "period", PERIODS[period], "value", "1");
    }
    for (JsonNode metric : client.get(json(ofService("metrics"))).json().path("metrics")) {
      if (number > 1) {
        long id = metric.path("metric").path("id").asLong();
        client.post(json(metrics + id + "/limits"), "period", "day", "value", "1");
      }
    }
    all(
        n ->
            post(
                metrics + hits + "/pricing_rules",
                "min",
                Integer.toString(n + 1),
                "max",
                Integer.toString(n + 1),
                "cost_per_unit",
                "1"));
    all(n -> feature(ofService("features"), "application_plan", applicationPlan, n));
    all(n -> feature(ofService("features"), "service_plan", servicePlan, n));
    all(n -> feature("features", "account_plan", accountPlan, n));
  }

  private void feature(String path, String scope, long plan, int n) {
    long feature = post(path, "name", scope + n, "scope", scope);
    post(scope + "s/" + plan + "/features", "feature_id", Long.toString(feature));
  }

  /** Users, applications on a plan each, wishes for another, subscriptions; and more accounts. */
  private void fillAccount() {
    others(n -> post("signup", "org_name", "Org " + n, "username", "developer" + n));
    others(n -> post("accounts/" + account + "/users", "username", "user" + n));
    for (JsonNode each : client.get(json(ofService("application_plans"))).json().path("plans")) {
      long plan = each.path("application_plan").path("id").asLong();
      long made = plan == applicationPlan ? application : application(plan);
      long other = plan == applicationPlan ? plan(ofService("application_plans"), number) : plan;
      wish(made, other == plan ? applicationPlan : other);
    }
    for (JsonNode each : client.get("/admin/api/services.json").json().path("services")) {
      long product = each.path("service").path("id").asLong();
      if (product != service) {
        long plan = first("services/" + product + "/service_plans");
        post("accounts/" + account + "/service_subscriptions", "plan_id", Long.toString(plan));
      }
    }
  }

  private void wish(long made, long plan) {
    post(applicationPath(made) + "/plan_change_requests", "plan_id", Long.toString(plan));
  }

  private void fillCredentials() {
    for (int n = 1; n < Math.min(number, MOST_CREDENTIALS); n++) {
      post(applicationPath(application) + "/keys", "key", "key-" + n);
    }
    for (int n = 0; n < Math.min(number, MOST_CREDENTIALS); n++) {
      post(applicationPath(application) + "/referrer_filters", "referrer_filter", "h" + n);
    }
  }

  private void fillProvider() {
    others(n -> post("users", "username", "member" + n, "email", "m" + n + "@example.com"));
    others(
        n ->
            post(
                "personal/access_tokens",
                "name",
                "Token " + n,
                "permission",
                "ro",
                "scopes[]",
                "stats"));
    all(n -> post("active_docs", "name", "Doc " + n, "body", OPEN_API));
    all(n -> post("fields_definitions", "target", "Account", "name", "f" + n, "label", "F"));
    all(
        n ->
            expect(
                201,
                client.postJson(
                    "/admin/api/registry/policies.json",
                    """
                    {"name":"p%d","version":"1","schema":
                      {"name":"P","version":"1","summary":"S","configuration":{"type":"object"}}}
                    """
                        .formatted(n))));
  }

  /** It would take hours to fail so often. */
  private void giveUpDeliveries(Database database) {
    long tenant = client.credentials().tenantId();
    all(
        n ->
            database
                .write(
                    tenant,
                    transaction ->
                        Outcome.done(
                            transaction.insert(
                                WEBHOOK_DELIVERY,
                                Map.of(
                                    WEBHOOK_DELIVERY.UUID,
                                    tenant + "-" + n,
                                    WEBHOOK_DELIVERY.URL,
                                    "http://127.0.0.1:9",
                                    WEBHOOK_DELIVERY.EVENT,
                                    "<event/>",
                                    WEBHOOK_DELIVERY.ATTEMPTS,
                                    6,
                                    WEBHOOK_DELIVERY.ERROR,
                                    "refused",
                                    WEBHOOK_DELIVERY.FAILED_AT,
                                    1L,
                                    WEBHOOK_DELIVERY.CREATED_AT,
                                    1L))))
                .orThrow());
  }

  private long plan(String path, int n) {
    return post(path, "name", "Plan " + n, "state_event", "publish");
  }

  private long application(long plan) {
    return post(
        "accounts/" + account + "/applications",
        "plan_id",
        Long.toString(plan),
        "name",
        "App",
        "description",
        "For tests");
  }

  private String applicationPath(long id) {
    return "accounts/" + account + "/applications/" + id;
  }

  private String ofService(String part) {
    return "services/" + service + "/" + part;
  }

  private void all(IntConsumer work) {
    IntStream.range(0, number).forEach(work);
  }

  /** For what there is one of already. */
  private void others(IntConsumer work) {
    IntStream.range(1, number).forEach(work);
  }

  private static String json(String path) {
    return "/admin/api/" + path + ".json";
  }

  private long first(String path) {
    return client.get(json(path)).only().path(0).values().iterator().next().path("id").asLong();
  }

  private long post(String path, String... form) {
    return expect(201, client.post(json(path), form)).id();
  }

  private void patch(String path, String... form) {
    expect(200, client.patch(json(path), form));
  }

  private static Reply expect(int status, Reply reply) {
    if (reply.status() != status) {
      throw new IllegalStateException(reply.status() + ": " + reply.body());
    }
    return reply;
  }
}
