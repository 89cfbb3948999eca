package io.tollgate.server.demo;

import io.tollgate.admin.DeveloperSide;
import io.tollgate.admin.Features;
import io.tollgate.admin.OfferSide;
import io.tollgate.admin.ServingSide;
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

  private final OfferSide offer;
  private final DeveloperSide developers;
  private final ServingSide serving;
  private final Caller caller;

  /**
   * @param tenantId in which the sample is, or will be
   */
  public SampleProduct(Features features, long tenantId) {
    this.offer = features.offerSide();
    this.developers = features.developerSide();
    this.serving = features.servingSide();
    this.caller = Caller.operator(tenantId, "sample");
  }

  /**
   * The sample; made first when the tenant has no product at all.
   *
   * @param upstream base URL of the echo API
   * @return empty when the user has products, but not this one
   */
  public Optional<Sample> findOrMake(String upstream) {
    List<Service> services = offer.services().page(caller, PageRequest.FIRST).items();
    if (services.isEmpty()) {
      make(upstream);
      services = offer.services().page(caller, PageRequest.FIRST).items();
    }
    return services.stream()
        .filter(service -> service.systemName().equals(Sample.SYSTEM_NAME))
        .findFirst()
        .flatMap(this::described);
  }

  private void make(String upstream) {
    Service service =
        serving
            .products()
            .create(caller, ServiceAttributes.named(NAME, Sample.SYSTEM_NAME))
            .orThrow();
    Plan basic = plan(service, BASIC);
    Plan unlimited = plan(service, "Unlimited");
    limitHits(service, basic);
    Account account =
        developers
            .signUp()
            .create(caller, SignUpDraft.named("Sample developer", "sample"))
            .orThrow();
    application(account, basic, "On plan Basic");
    application(account, unlimited, "On plan Unlimited");
    serving
        .integration()
        .update(caller, service, proxy -> proxy.withApiBackend(upstream))
        .orThrow();
    serving.deployments().promoteNewest(caller, service).orThrow();
  }

  private Plan plan(Service service, String name) {
    return offer
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
        offer.metrics().of(caller, service).stream()
            .filter(Metric::isHits)
            .findFirst()
            .orElseThrow();
    offer
        .usageLimits()
        .create(caller, new PlanMetric(plan, hits), new LimitDraft("minute", CALLS_PER_MINUTE))
        .orThrow();
  }

  private void application(Account account, Plan plan, String name) {
    developers
        .applications()
        .create(
            caller,
            account,
            ApplicationDraft.named(plan.id(), name, "Made with the sample product"))
        .orThrow();
  }

  /** Empty when the user took away what the first call needs. */
  private Optional<Sample> described(Service service) {
    ConfigVersion current = serving.deployments().current(caller, service, Environment.PRODUCTION);
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
    return developers.accounts().page(caller, null, PageRequest.FIRST).items().stream()
        .flatMap(account -> developers.applications().of(caller, account).stream())
        .filter(application -> application.serviceId() == service.id())
        .filter(application -> application.context().planName().equals(BASIC))
        .findFirst();
  }
}
