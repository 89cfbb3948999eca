package io.tollgate.admin.integration;

import io.tollgate.admin.access.Secrets;
import io.tollgate.admin.backendapi.BackendApis;
import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Sized;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.event.Action;
import io.tollgate.admin.event.AdminEvent;
import io.tollgate.admin.event.Events;
import io.tollgate.admin.event.Subject;
import io.tollgate.admin.integration.ProxyRepresentation.Shown;
import io.tollgate.admin.outcome.Errors;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.outcome.Refusal;
import io.tollgate.admin.rest.input.Change;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.service.MetricOwner;
import io.tollgate.admin.service.Service;
import io.tollgate.admin.service.Services;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How services are served: proxies and policies here, with the rooms of rules and versions. */
public final class Integration {
  private static final int SECRET_DIGITS = 32;

  private final Database database;
  private final Events events;
  private final InstantSource clock;
  private final Secrets secrets;
  private final Services services;
  private final BackendApis backends;
  private final IntegrationSettings settings;
  private final HostedEndpoints hosted;
  private final MappingRules rules;
  private final ConfigVersions versions;

  public Integration(
      Database database,
      Events events,
      InstantSource clock,
      Secrets secrets,
      Services services,
      BackendApis backends,
      IntegrationSettings settings) {
    this.database = database;
    this.events = events;
    this.clock = clock;
    this.secrets = secrets;
    this.services = services;
    this.backends = backends;
    this.settings = settings;
    this.hosted = new HostedEndpoints(settings.endpoints());
    this.rules = new MappingRules(database, events, clock, backends.owners());
    this.versions =
        new ConfigVersions(
            events,
            clock,
            new ConfigurationContent(services.representation(), settings.backendEndpoint()));
  }

  public List<Route<?, ?, ?>> routes() {
    List<Route<?, ?, ?>> all = new ArrayList<>(new ProxyResource(this, services).routes());
    all.addAll(new RuleResource(rules, services).routes());
    all.addAll(new FlowResource(database, events, services).routes());
    all.addAll(new BackendRuleResource(rules, backends).routes());
    return all;
  }

  public MappingRules rules() {
    return rules;
  }

  public ConfigVersions versions() {
    return versions;
  }

  /** Makes the proxy of a new service, and the rule that counts every GET. */
  public Outcome<ProxyRule> begin(
      Transaction transaction, Caller caller, Service service, long hitsId) {
    ProxyRules.Generated generated = generated(transaction, service);
    ProxyAttributes attributes =
        ProxyAttributes.initial(
            generated == null ? null : generated.endpoint(),
            generated == null ? null : generated.sandboxEndpoint(),
            secrets.hex(SECRET_DIGITS));
    ProxyTable.insert(
        transaction, service.id(), attributes, PolicyChain.APICAST_ONLY, clock.millis());
    return rules.insert(
        transaction,
        caller,
        new MetricOwner.OfService(service.id()),
        RuleDraft.of(hitsId, "GET", "/", 1));
  }

  private ProxyRules.@Nullable Generated generated(Rows rows, Service service) {
    return service.isHosted() ? hosted.of(rows, service) : null;
  }

  public @Nullable Proxy proxy(Caller caller, Service service) {
    return database.<@Nullable Proxy>read(
        caller.tenantId(), rows -> ProxyTable.find(rows, service.id()));
  }

  /** The proxy without its policy chain. */
  @Nullable Sized sized(Caller caller, Service service) {
    return database.<@Nullable Sized>read(
        caller.tenantId(), rows -> ProxyTable.sized(rows, service.id()));
  }

  /** Saves the proxy and deploys to staging. */
  public Outcome<Proxy> update(Caller caller, Service service, Change<ProxyAttributes> change) {
    return update(caller, service, change, null);
  }

  /**
   * As {@link #update(Caller, Service, Change)}.
   *
   * @param lockVersion refused as a conflict when the proxy was saved since then; null: whatever
   */
  Outcome<Proxy> update(
      Caller caller, Service service, Change<ProxyAttributes> change, @Nullable Long lockVersion) {
    return changing(
        caller,
        service,
        lockVersion,
        (transaction, locked, present) ->
            ProxyRules.normalised(
                    present.attributes(),
                    change.appliedTo(present.attributes()),
                    generated(transaction, locked),
                    settings.allowed())
                .map(wanted -> saved(transaction, caller, locked, present, wanted)));
  }

  private boolean saved(
      Transaction transaction,
      Caller caller,
      Service service,
      Proxy present,
      ProxyAttributes wanted) {
    String upstream = wanted.apiBackend();
    if (upstream != null && !Objects.equals(upstream, present.attributes().apiBackend())) {
      backends.serveRootFrom(transaction, caller, service, upstream);
    }
    if (wanted.equals(present.attributes())) {
      return false;
    }
    ProxyTable.update(transaction, present, wanted, clock.millis());
    Proxy after = Objects.requireNonNull(ProxyTable.find(transaction, service.id()));
    boolean oidc = service.backendVersion().isOauth();
    record(
        transaction,
        caller,
        service,
        ProxyRepresentation.PROXY.audited(new Shown(present, oidc), new Shown(after, oidc)));
    return true;
  }

  /** Replaces the policy chain, checked by {@link PolicyChain}, and deploys to staging. */
  Outcome<Proxy> setPolicies(Caller caller, Service service, String chain) {
    return changing(
        caller,
        service,
        null,
        (transaction, locked, present) -> {
          if (!present.policies().equals(chain)) {
            ProxyTable.setPolicies(transaction, present, chain, clock.millis());
            record(transaction, caller, locked, Map.of("policies_config", "changed"));
          }
          return Outcome.done(true);
        });
  }

  /** Makes a staging version of the present state; refused while something is missing. */
  public Outcome<Proxy> deploy(Caller caller, Service service) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          Service locked = Services.locked(transaction, service.id());
          if (locked == null) {
            return Outcome.notFound();
          }
          Errors missing = versions.stage(transaction, caller, locked);
          return missing.isEmpty()
              ? Outcome.found(ProxyTable.find(transaction, service.id()))
              : Outcome.invalid(missing);
        });
  }

  private interface Work {
    Outcome<Boolean> on(Transaction transaction, Service locked, Proxy present);
  }

  private Outcome<Proxy> changing(
      Caller caller, Service service, @Nullable Long lockVersion, Work work) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          Service locked = Services.locked(transaction, service.id());
          Proxy present = locked == null ? null : ProxyTable.find(transaction, service.id());
          if (locked == null || present == null) {
            return Outcome.notFound();
          }
          if (lockVersion != null && lockVersion != present.lockVersion()) {
            return Outcome.failed(new Refusal.Conflict());
          }
          return work.on(transaction, locked, present)
              .then(
                  changed -> {
                    // What is missing is no fault of a save; then nothing is deployed.
                    Errors unused = versions.stage(transaction, caller, locked);
                    return Outcome.found(ProxyTable.find(transaction, service.id()));
                  });
        });
  }

  private void record(
      Transaction transaction, Caller caller, Service service, Map<String, ?> detail) {
    events.record(
        transaction,
        caller,
        new AdminEvent.Recorded(new Subject("proxy", service.id()), Action.UPDATED, detail));
  }
}
