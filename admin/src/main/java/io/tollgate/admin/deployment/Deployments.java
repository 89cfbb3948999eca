package io.tollgate.admin.deployment;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.integration.ConfigVersion;
import io.tollgate.admin.integration.ConfigVersions;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.rest.output.Page;
import io.tollgate.admin.rest.output.PageRequest;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.service.Service;
import io.tollgate.admin.service.Services;
import io.tollgate.admin.tenant.Tenant;
import io.tollgate.admin.tenant.Tenants;
import io.tollgate.protocol.gateway.Environment;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which version of a service is served where. */
public final class Deployments {
  private final Database database;
  private final InstantSource clock;
  private final Services services;
  private final ConfigVersions versions;

  public Deployments(
      Database database, InstantSource clock, Services services, ConfigVersions versions) {
    this.database = database;
    this.clock = clock;
    this.services = services;
    this.versions = versions;
  }

  public List<Route<?, ?, ?>> routes() {
    return new ConfigResource(this, services).routes();
  }

  /** Oldest first. */
  public List<ConfigVersion> all(Caller caller, Service service, Environment environment) {
    return database.read(
        caller.tenantId(), rows -> ConfigVersions.all(rows, service.id(), environment));
  }

  /** Bytes of the contents of {@link #all}. */
  long octets(Caller caller, Service service, Environment environment) {
    return database.<Long>read(
        caller.tenantId(), rows -> ConfigVersions.octets(rows, service.id(), environment));
  }

  /** Bytes of the content of {@link #find}. */
  long octets(Caller caller, Service service, Environment environment, long version) {
    return database.<Long>read(
        caller.tenantId(), rows -> ConfigVersions.octets(rows, service.id(), environment, version));
  }

  /** Bytes of the content of {@link #current}. */
  long octetsOfCurrent(Caller caller, Service service, Environment environment) {
    return database.<Long>read(
        caller.tenantId(), rows -> ConfigVersions.octetsOfCurrent(rows, service.id(), environment));
  }

  /** The version that is served, null when there is none. */
  public @Nullable ConfigVersion current(Caller caller, Service service, Environment environment) {
    return database.<@Nullable ConfigVersion>read(
        caller.tenantId(), rows -> ConfigVersions.current(rows, service.id(), environment));
  }

  public @Nullable ConfigVersion find(
      Caller caller, Service service, Environment environment, long version) {
    return database.<@Nullable ConfigVersion>read(
        caller.tenantId(), rows -> ConfigVersions.find(rows, service.id(), environment, version));
  }

  Page<ConfigVersion> page(
      Caller caller,
      Environment environment,
      @Nullable Long version,
      @Nullable String host,
      PageRequest page) {
    return database.read(
        caller.tenantId(),
        rows -> ConfigVersions.page(rows, caller, environment, version, host, page));
  }

  /** Bytes of the contents of {@link #page}. */
  long octets(
      Caller caller,
      Environment environment,
      @Nullable Long version,
      @Nullable String host,
      PageRequest page) {
    return database.<Long>read(
        caller.tenantId(),
        rows -> ConfigVersions.octets(rows, caller, environment, version, host, page));
  }

  /** The current versions of all tenants, for gateways that serve all of them. */
  Page<ConfigVersion> pageOfAll(
      Caller master, Environment environment, @Nullable String host, PageRequest page) {
    return database.readAcrossTenants(
        rows -> ConfigVersions.page(rows, master, environment, null, host, page));
  }

  /** Bytes of the contents of {@link #pageOfAll}. */
  long octetsOfAll(
      Caller master, Environment environment, @Nullable String host, PageRequest page) {
    return database.<Long>readAcrossTenants(
        rows -> ConfigVersions.octets(rows, master, environment, null, host, page));
  }

  /** Bytes of the contents that are read for {@link #everything}. */
  long octetsOfEverything(Caller caller) {
    return database.<Long>read(caller.tenantId(), ConfigVersions::octetsOfAllCurrent);
  }

  /** The current versions of all services that the caller sees. */
  LegacyDocument everything(Caller caller, Environment environment) {
    return database.read(
        caller.tenantId(),
        rows -> {
          Tenant tenant = Tenants.of(rows);
          List<ConfigVersion> versions =
              ConfigVersions.allCurrent(rows).stream()
                  .filter(version -> version.environment() == environment)
                  .filter(version -> caller.sees(version.serviceId()))
                  .toList();
          String key = caller.mayWrite() ? tenant.providerKey() : null;
          return new LegacyDocument(tenant, key, clock.millis(), versions);
        });
  }

  /** Serves a version in another environment too; refused when it is served there already. */
  public Outcome<ConfigVersion> promote(
      Caller caller, Service service, Environment from, long version, Environment to) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          ConfigVersion known =
              Services.locked(transaction, service.id()) == null
                  ? null
                  : ConfigVersions.find(transaction, service.id(), from, version);
          return known == null
              ? Outcome.notFound()
              : versions.promote(transaction, caller, known, to);
        });
  }

  /** Serves the newest staging version in production. */
  public Outcome<ConfigVersion> promoteNewest(Caller caller, Service service) {
    ConfigVersion newest = current(caller, service, Environment.SANDBOX);
    return newest == null
        ? Outcome.notFound()
        : promote(caller, service, Environment.SANDBOX, newest.version(), Environment.PRODUCTION);
  }
}
