package io.tollgate.server.demo;

import io.tollgate.admin.Admin;
import io.tollgate.admin.account.Account;
import io.tollgate.admin.application.Application;
import io.tollgate.admin.application.ApplicationDraft;
import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.integration.ConfigVersion;
import io.tollgate.admin.plan.LimitDraft;
import io.tollgate.admin.plan.Plan;
import io.tollgate.admin.plan.PlanAttributes;
import io.tollgate.admin.plan.PlanKind;
import io.tollgate.admin.plan.PlanMetric;
import io.tollgate.admin.rest.output.PageRequest;
import io.tollgate.admin.service.Metric;
import io.tollgate.admin.service.Service;
import io.tollgate.admin.service.ServiceAttributes;
import io.tollgate.admin.signup.SignUpDraft;
import io.tollgate.protocol.gateway.Environment;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes and finds the sample: a product "Echo API" with a plan "Basic" of ten calls a minute and a
 * plan "Unlimited", an application on each, promoted to production. It takes the same features that
 * the admin API takes.
 */
public final class SampleProduct {

  private static final String NAME = "Echo API";
  private static final String BASIC = "Basic";
  private static final String PUBLISH = "publish";
  private static final long CALLS_PER_MINUTE = 10;

  private final Admin.Features features;
  private final Caller caller;

  /**
   * @param tenantId in which the sample is, or will be
   */
  public SampleProduct(Admin.Features features, long tenantId) {
    this.features = features;
    this.caller = Caller.operator(tenantId, "sample");
  }

  /**
   * The sample; made first when the tenant has no product at all.
   *
   * @param upstream base URL of the echo API
   * @return empty when the user has products, but not this one
   */
  public Optional<Sample> findOrMake(String upstream) {
    List<Service> services = features.services().page(caller, PageRequest.FIRST).items();
    if (services.isEmpty()) {
      make(upstream);
      services = features.services().page(caller, PageRequest.FIRST).items();
    }
    return services.stream()
        .filter(service -> service.systemName().equals(Sample.SYSTEM_NAME))
        .findFirst()
        .flatMap(this::described);
  }

  private void make(String upstream) {
    Service service =
        features
            .products()
            .create(caller, ServiceAttributes.named(NAME, Sample.SYSTEM_NAME))
            .orThrow();
    Plan basic = plan(service, BASIC);
    Plan unlimited = plan(service, "Unlimited");
    limitHits(service, basic);
    Account account =
        features.signUp().create(caller, SignUpDraft.named("Sample developer", "sample")).orThrow();
    application(account, basic, "On plan Basic");
    application(account, unlimited, "On plan Unlimited");
    features
        .integration()
        .update(caller, service, proxy -> proxy.withApiBackend(upstream))
        .orThrow();
    features.deployments().promoteNewest(caller, service).orThrow();
  }

  private Plan plan(Service service, String name) {
    return features
        .plans()
        .create(
            caller,
            PlanKind.APPLICATION,
            service,
            new PlanAttributes(name, null, 0, 0, 0, 0, false, PUBLISH))
        .orThrow();
  }

  private void limitHits(Service service, Plan plan) {
    Metric hits =
        features.metrics().of(caller, service).stream()
            .filter(Metric::isHits)
            .findFirst()
            .orElseThrow();
    features
        .usageLimits()
        .create(caller, new PlanMetric(plan, hits), new LimitDraft("minute", CALLS_PER_MINUTE))
        .orThrow();
  }

  private void application(Account account, Plan plan, String name) {
    features
        .applications()
        .create(
            caller,
            account,
            ApplicationDraft.named(plan.id(), name, "Made with the sample product"))
        .orThrow();
  }

  /** Empty when the user took away what the first call needs. */
  private Optional<Sample> described(Service service) {
    ConfigVersion current = features.deployments().current(caller, service, Environment.PRODUCTION);
    Optional<Application> basic = applicationOnBasic(service);
    if (current == null || basic.isEmpty()) {
      return Optional.empty();
    }
    JsonNode content = new JsonMapper().readTree(current.content());
    URI endpoint = URI.create(content.path("proxy").path("endpoint").asString());
    return Optional.of(
        new Sample(
            String.valueOf(service.id()),
            content.path("backend_authentication_value").asString(),
            Objects.requireNonNullElse(endpoint.getHost(), "localhost"),
            basic.get().userKey()));
  }

  private Optional<Application> applicationOnBasic(Service service) {
    return features.accounts().page(caller, null, PageRequest.FIRST).items().stream()
        .flatMap(account -> features.applications().of(caller, account).stream())
        .filter(application -> application.serviceId() == service.id())
        .filter(application -> application.context().planName().equals(BASIC))
        .findFirst();
  }
}
