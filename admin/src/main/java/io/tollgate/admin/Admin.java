package io.tollgate.admin;

import io.tollgate.admin.access.AccessTokens;
import io.tollgate.admin.access.Authentication;
import io.tollgate.admin.access.Secrets;
import io.tollgate.admin.access.UserPermissions;
import io.tollgate.admin.account.AccountContracts;
import io.tollgate.admin.account.Accounts;
import io.tollgate.admin.account.Passwords;
import io.tollgate.admin.account.ServiceSubscriptions;
import io.tollgate.admin.account.Subscriptions;
import io.tollgate.admin.account.Users;
import io.tollgate.admin.application.AccountApplications;
import io.tollgate.admin.application.Applications;
import io.tollgate.admin.application.PlanSubscribers;
import io.tollgate.admin.application.SubscribedApplications;
import io.tollgate.admin.backendapi.BackendApis;
import io.tollgate.admin.backendapi.BackendUsages;
import io.tollgate.admin.backendapi.MountedBackends;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.deployment.Deployments;
import io.tollgate.admin.event.Events;
import io.tollgate.admin.event.Signal;
import io.tollgate.admin.integration.ConfiguredMetrics;
import io.tollgate.admin.integration.Integration;
import io.tollgate.admin.integration.MappingRules;
import io.tollgate.admin.plan.BackendTerms;
import io.tollgate.admin.plan.CustomPlans;
import io.tollgate.admin.plan.PlanFeatures;
import io.tollgate.admin.plan.Plans;
import io.tollgate.admin.plan.PricingRules;
import io.tollgate.admin.plan.UsageLimits;
import io.tollgate.admin.policy.Policies;
import io.tollgate.admin.product.Products;
import io.tollgate.admin.publication.Publisher;
import io.tollgate.admin.rest.openapi.OpenApi;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.server.AdminServer;
import io.tollgate.admin.rest.server.ForwardedFor;
import io.tollgate.admin.rest.server.RestRouter;
import io.tollgate.admin.service.MetricOwners;
import io.tollgate.admin.service.Metrics;
import io.tollgate.admin.service.Services;
import io.tollgate.admin.signup.SignUp;
import io.tollgate.admin.tenant.Tenants;
import io.tollgate.protocol.administration.BackendAdministration;
import io.tollgate.protocol.administration.BackendObservation;
import io.tollgate.protocol.gateway.GatewayPublication;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The control plane as one thing: opens the database, builds the rooms from the lowest to the
 * highest, and serves them. The rooms may be used in process too.
 */
public final class Admin implements AutoCloseable {
  /** Characters (portals.md, 1). */
  private static final int SHORTEST_PASSWORD = 15;

  private final Database database;
  private final Publisher publisher;
  private final AdminServer server;
  private final Features features;
  private final FirstStart firstStart;
  private final MasterSide masterSide;
  private final Tenants tenants;
  private final List<Route<?, ?, ?>> routes;

  /** The rooms, for callers in the same process. */
  public record Features(
      AccessTokens accessTokens,
      UserPermissions permissions,
      Services services,
      Metrics metrics,
      BackendApis backends,
      BackendUsages backendUsages,
      Plans plans,
      UsageLimits usageLimits,
      PricingRules pricingRules,
      PlanFeatures planFeatures,
      Accounts accounts,
      AccountContracts contracts,
      ServiceSubscriptions serviceSubscriptions,
      Users users,
      Applications applications,
      SignUp signUp,
      Integration integration,
      MappingRules mappingRules,
      Deployments deployments,
      Policies policies,
      Products products,
      ProviderSide providerSide,
      BackendSide backendSide) {}

  /**
   * Who is told of changes and asked.
   *
   * @param backend told of services and applications
   * @param observed what that backend has noticed
   * @param gateway told of configurations
   */
  public record Neighbours(
      BackendAdministration backend, BackendObservation observed, GatewayPublication gateway) {}

  private Admin(
      AdminSettings settings,
      InstantSource clock,
      SecureRandom random,
      Neighbours neighbours,
      Database database) {
    this.database = database;
    Signal publishing = new Signal();
    AfterChanges after = new AfterChanges();
    Events events = new Events(clock, publishing, after.reactions(clock, settings));
    Secrets secrets = new Secrets(random);
    tenants = new Tenants(database, clock);
    AccessTokens accessTokens = new AccessTokens(database, events, clock, secrets);
    UserPermissions permissions = new UserPermissions(database, events, clock, Services::known);
    Services services = new Services(database, events, clock, secrets);
    MetricOwners owners = new MetricOwners(new MountedBackends());
    Metrics metrics =
        new Metrics(
            database, events, clock, secrets, services, owners, new ConfiguredMetrics(owners));
    BackendApis backends =
        new BackendApis(database, events, clock, secrets, settings.integration().allowPrivate());
    BackendUsages backendUsages =
        new BackendUsages(database, events, clock, services, new BackendTerms());
    Plans plans = new Plans(database, events, clock, secrets, services, new PlanSubscribers());
    UsageLimits limits = new UsageLimits(database, events, clock, plans);
    PricingRules prices = new PricingRules(database, events, clock, plans);
    PlanFeatures planFeatures = new PlanFeatures(database, events, clock, secrets, services);
    Subscriptions subscriptions = new Subscriptions(events, clock);
    CustomPlans customPlans = new CustomPlans(events, clock, secrets);
    Accounts accounts =
        new Accounts(database, events, clock, new AccountApplications(events, customPlans));
    AccountContracts contracts = new AccountContracts(database, events, clock, accounts);
    ServiceSubscriptions serviceSubscriptions =
        new ServiceSubscriptions(
            database,
            events,
            clock,
            accounts,
            subscriptions,
            new SubscribedApplications(events, customPlans));
    Users users =
        new Users(database, events, clock, new Passwords(secrets, SHORTEST_PASSWORD), accounts);
    Applications applications =
        new Applications(database, events, clock, secrets, accounts, subscriptions, customPlans);
    SignUp signUp = new SignUp(database, accounts, users, subscriptions, applications);
    Integration integration =
        new Integration(
            database, events, clock, secrets, services, owners, backends, settings.integration());
    Deployments deployments = new Deployments(database, clock, services, integration.versions());
    Products products =
        new Products(database, events, clock, secrets, services, plans, integration);
    features =
        new Features(
            accessTokens,
            permissions,
            services,
            metrics,
            backends,
            backendUsages,
            plans,
            limits,
            prices,
            planFeatures,
            accounts,
            contracts,
            serviceSubscriptions,
            users,
            applications,
            signUp,
            integration,
            integration.rules(),
            deployments,
            new Policies(database, events, clock, neighbours.gateway()),
            products,
            new ProviderSide(settings, database, events, clock, secrets, accounts, after),
            new BackendSide(settings, database, events, services, neighbours.observed()));
    masterSide = new MasterSide(settings, database, events, clock, secrets, tenants, features);
    firstStart = new FirstStart(masterSide.newTenants(), masterSide.tokens());
    publisher =
        new Publisher(database, tenants, publishing, neighbours.backend(), neighbours.gateway());
    Authentication authentication = new Authentication(database, clock);
    routes = routes(features, masterSide);
    server =
        new AdminServer(
            new RestRouter(
                routes,
                authentication,
                settings.publicUrl(),
                new ForwardedFor(settings.trustedProxies())),
            settings.bind(),
            settings.port());
  }

  /**
   * Opens the database and builds the rooms; nothing runs yet.
   *
   * @throws io.tollgate.admin.database.DatabaseUnavailable when the database cannot be used
   */
  public static Admin open(
      AdminSettings settings, InstantSource clock, SecureRandom random, Neighbours neighbours) {
    Database database = Database.open(settings.database());
    return new Admin(settings, clock, random, neighbours, database);
  }

  private static List<Route<?, ?, ?>> routes(Features features, MasterSide masterSide) {
    List<Route<?, ?, ?>> routes = new ArrayList<>();
    routes.addAll(features.accessTokens().routes());
    routes.addAll(features.permissions().routes());
    routes.addAll(features.services().routes());
    routes.addAll(features.metrics().routes());
    routes.addAll(features.backends().routes(features.metrics()));
    routes.addAll(features.backendUsages().routes());
    routes.addAll(features.plans().routes());
    routes.addAll(features.usageLimits().routes());
    routes.addAll(features.pricingRules().routes());
    routes.addAll(features.planFeatures().routes());
    routes.addAll(features.accounts().routes());
    routes.addAll(features.contracts().routes());
    routes.addAll(features.serviceSubscriptions().routes());
    routes.addAll(features.users().routes());
    routes.addAll(features.applications().routes());
    routes.addAll(features.signUp().routes());
    routes.addAll(features.integration().routes());
    routes.addAll(features.deployments().routes());
    routes.addAll(features.policies().routes());
    routes.addAll(features.products().routes());
    routes.addAll(features.providerSide().routes());
    routes.addAll(features.backendSide().routes());
    routes.addAll(masterSide.routes());
    routes.addAll(OpenApi.route(routes));
    return List.copyOf(routes);
  }

  /** The endpoints that are served. */
  public List<Route<?, ?, ?>> routes() {
    return routes;
  }

  /**
   * Makes the first tenant when there is none.
   *
   * @return its secrets, null when the database had a tenant already
   */
  public FirstStart.@Nullable Credentials prepare() {
    return tenants.all().isEmpty() ? firstStart.begin() : null;
  }

  /**
   * Publishes everything once and then every change, and answers the API.
   *
   * @throws io.tollgate.admin.rest.server.CannotListen when the address cannot be had
   */
  public void start() {
    publisher.start();
    features.providerSide().start();
    features.backendSide().start();
    masterSide.start();
    server.start();
  }

  /** Tells the data plane of changes, and compares the two. */
  public Publisher publisher() {
    return publisher;
  }

  /** The port of the API, once started. */
  public int port() {
    return server.port();
  }

  /** The system of record itself, for what has no room of its own. */
  public Database database() {
    return database;
  }

  public Features features() {
    return features;
  }

  public Tenants tenants() {
    return tenants;
  }

  /** What the installation's operator does. */
  public MasterSide masterSide() {
    return masterSide;
  }

  /** Makes further tenants. */
  public FirstStart tenantMaker() {
    return firstStart;
  }

  /** What is missing before calls are answered well, empty when nothing is. */
  public List<String> missing() {
    List<String> missing = new ArrayList<>();
    if (!database.isReachable()) {
      missing.add("the admin database does not answer");
    }
    if (!publisher.isSynchronised()) {
      missing.add("backend and gateway have not been told of everything yet");
    }
    return missing;
  }

  @Override
  public void close() {
    server.close();
    masterSide.close();
    features.backendSide().close();
    features.providerSide().close();
    publisher.close();
    database.close();
  }
}
