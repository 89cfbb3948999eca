package io.tollgate.admin;

import io.tollgate.admin.access.Secrets;
import io.tollgate.admin.application.PlanSubscribers;
import io.tollgate.admin.backendapi.BackendApis;
import io.tollgate.admin.backendapi.BackendUsages;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.event.Events;
import io.tollgate.admin.integration.ConfiguredMetrics;
import io.tollgate.admin.plan.BackendTerms;
import io.tollgate.admin.plan.PlanFeatures;
import io.tollgate.admin.plan.Plans;
import io.tollgate.admin.plan.PricingRules;
import io.tollgate.admin.plan.UsageLimits;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import io.tollgate.admin.service.Metrics;
import io.tollgate.admin.service.Services;
import java.time.InstantSource;
import java.util.List;

/** The rooms of what is offered: products with metrics and backends, and the plans to use them. */
public record OfferSide(
    Services services,
    Metrics metrics,
    BackendApis backends,
    BackendUsages backendUsages,
    Plans plans,
    UsageLimits usageLimits,
    PricingRules pricingRules,
    PlanFeatures planFeatures) {

  static OfferSide on(Ground ground, AdminSettings told) {
    Database database = ground.database();
    Events events = ground.events();
    InstantSource clock = ground.clock();
    Secrets secrets = ground.secrets();
    Services services = new Services(database, events, clock, secrets);
    BackendApis backends =
        new BackendApis(database, events, clock, secrets, told.integration().allowPrivate());
    ConfiguredMetrics configured = new ConfiguredMetrics(backends.owners());
    Plans plans = new Plans(database, events, clock, secrets, services, new PlanSubscribers());
    return new OfferSide(
        services,
        new Metrics(database, events, clock, secrets, services, backends.owners(), configured),
        backends,
        new BackendUsages(database, events, clock, services, new BackendTerms()),
        plans,
        new UsageLimits(database, events, clock, plans),
        new PricingRules(database, events, clock, plans),
        new PlanFeatures(database, events, clock, secrets, services));
  }

  List<Route<?, ?, ?>> routes() {
    return Routes.together(
        services.routes(),
        metrics.routes(),
        backends.routes(metrics),
        backendUsages.routes(),
        plans.routes(),
        usageLimits.routes(),
        pricingRules.routes(),
        planFeatures.routes());
  }
}
