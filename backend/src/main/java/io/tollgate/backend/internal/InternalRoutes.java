package io.tollgate.backend.internal;

import static io.tollgate.backend.internal.route.Route.delete;
import static io.tollgate.backend.internal.route.Route.get;
import static io.tollgate.backend.internal.route.Route.post;
import static io.tollgate.backend.internal.route.Route.put;

import io.tollgate.backend.authorization.CallExplainer;
import io.tollgate.backend.internal.route.RouteTable;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/** Every endpoint of the internal API, in the order of the contract's table (8). */
public final class InternalRoutes {

  private static final String SERVICE = "/services/{service}";
  private static final String APPLICATIONS = SERVICE + "/applications";
  private static final String APPLICATION = APPLICATIONS + "/{application}";
  private static final String METRIC = SERVICE + "/metrics/{metric}";
  private static final String LIMIT = SERVICE + "/plans/{plan}/usagelimits/{metric}/{period}";

  private InternalRoutes() {}

  /**
   * @param random makes application keys that are not given; must be hard to guess
   * @param version as {@code /status} shows it
   */
  public static RouteTable of(
      Records records,
      CallExplainer explainer,
      InstantSource clock,
      RandomGenerator random,
      String version) {
    StatusResource status = new StatusResource(version);
    ExplainResource explanations = new ExplainResource(explainer);
    ServiceResource services = new ServiceResource(records.services(), records.statistics());
    ApplicationResource applications = new ApplicationResource(records.applications());
    ApplicationBatch batch = new ApplicationBatch(records.applications());
    UserKeyResource userKeys = new UserKeyResource(records.applications());
    ApplicationKeyResource keys = new ApplicationKeyResource(records.applications(), random);
    ReferrerFilterResource filters = new ReferrerFilterResource(records.applications());
    UtilizationResource utilization =
        new UtilizationResource(records.catalog(), records.ledger(), clock);
    MetricResource metrics = new MetricResource(records.services());
    UsageLimitResource limits = new UsageLimitResource(records.services());
    AlertLimitResource alertLimits = new AlertLimitResource(records.services());
    ServiceTokenResource tokens = new ServiceTokenResource(records.services());
    ErrorResource errors = new ErrorResource(records.services(), records.errors());
    EventResource events = new EventResource(records.events());
    CatalogResource catalog = new CatalogResource(records.services(), records.applications());
    WholeResource wholes = new WholeResource(records.wholes(), records.services());
    StatisticsResource statistics = new StatisticsResource(records.statistics());
    return new RouteTable(
        List.of(
            get("/check.json", status::check),
            get("/status", status::version),
            post("/explain", explanations::explain),
            //
            get("/services", services::list),
            post("/services", services::create),
            put("/services/change_provider_key/{key}", services::changeProviderKey),
            get(SERVICE, services::show),
            put(SERVICE, services::update),
            delete(SERVICE, services::delete),
            delete(SERVICE + "/stats", services::deleteStatistics),
            get(SERVICE + "/stats", statistics::show),
            get(SERVICE + "/catalog", catalog::page),
            put(SERVICE + "/catalog", wholes::putService),
            delete(SERVICE + "/catalog", wholes::deleteService),
            //
            put(APPLICATIONS + "/batch", batch::save),
            get(APPLICATIONS + "/key/{userKey}", userKeys::show),
            delete(APPLICATIONS + "/key/{userKey}", userKeys::delete),
            get(APPLICATION, applications::show),
            post(APPLICATION, applications::create),
            put(APPLICATION, applications::update),
            delete(APPLICATION, applications::delete),
            put(APPLICATION + "/replace", wholes::putApplication),
            delete(APPLICATION + "/replace", wholes::deleteApplication),
            put(APPLICATION + "/key/{userKey}", userKeys::put),
            get(APPLICATION + "/keys", keys::list),
            post(APPLICATION + "/keys", keys::create),
            delete(APPLICATION + "/keys/{key}", keys::delete),
            get(APPLICATION + "/referrer_filters", filters::list),
            post(APPLICATION + "/referrer_filters", filters::create),
            delete(APPLICATION + "/referrer_filters/{filter}", filters::delete),
            get(APPLICATION + "/utilization", utilization::show),
            //
            get(METRIC, metrics::show),
            post(METRIC, metrics::create),
            put(METRIC, metrics::update),
            delete(METRIC, metrics::delete),
            get(LIMIT, limits::show),
            put(LIMIT, limits::update),
            delete(LIMIT, limits::delete),
            get(SERVICE + "/alert_limits", alertLimits::list),
            post(SERVICE + "/alert_limits", alertLimits::create),
            delete(SERVICE + "/alert_limits/{level}", alertLimits::delete),
            //
            get("/service_tokens/{token}/{service}/provider_key", tokens::providerKey),
            get("/service_tokens/{token}/{service}", tokens::exists),
            post("/service_tokens", tokens::create),
            delete("/service_tokens", tokens::delete),
            //
            get(SERVICE + "/errors", errors::list),
            delete(SERVICE + "/errors", errors::clear),
            get("/events", events::list),
            delete("/events", events::deleteUpTo),
            delete("/events/{event}", events::delete)));
  }
}
