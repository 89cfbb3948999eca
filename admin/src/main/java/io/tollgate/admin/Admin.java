package io.tollgate.admin;

import io.tollgate.admin.access.Authentication;
import io.tollgate.admin.access.Secrets;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.event.Events;
import io.tollgate.admin.event.Signal;
import io.tollgate.admin.publication.Publisher;
import io.tollgate.admin.rest.openapi.OpenApi;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.server.AdminServer;
import io.tollgate.admin.rest.server.ForwardedFor;
import io.tollgate.admin.rest.server.RestRouter;
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
  private final Database database;
  private final Publisher publisher;
  private final AdminServer server;
  private final Features features;
  private final FirstStart firstStart;
  private final MasterSide masterSide;
  private final Tenants tenants;
  private final List<Route<?, ?, ?>> routes;

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
    Ground ground = new Ground(database, events, clock, new Secrets(random));
    tenants = new Tenants(database, clock);
    features = Features.on(ground, settings, neighbours, after);
    masterSide = new MasterSide(settings, ground, tenants, features);
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
    List<Route<?, ?, ?>> routes = new ArrayList<>(features.routes());
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

  /** The rooms. */
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
