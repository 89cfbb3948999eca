package io.tollgate.admin.deployment;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.caller.Section;
import io.tollgate.admin.integration.ConfigVersion;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.outcome.Refusal;
import io.tollgate.admin.rest.output.ExactJson;
import io.tollgate.admin.rest.output.Page;
import io.tollgate.admin.rest.output.Representation;
import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.Answer;
import io.tollgate.admin.rest.route.Call;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import io.tollgate.admin.service.Service;
import io.tollgate.admin.service.Services;
import io.tollgate.protocol.gateway.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The endpoints of configuration versions (account-management-api.md, 4.4). */
final class ConfigResource {
  private static final String CONFIGS =
      "/admin/api/services/{service_id}/proxy/configs/{environment}";
  private static final String INVALID_ENVIRONMENT = "invalid environment";

  private static final Representation<ConfigVersion> PROXY_CONFIG =
      Representation.<ConfigVersion>of("proxy_config", "proxy_configs")
          .integer("id", ConfigVersion::id)
          .integer("version", ConfigVersion::version)
          .text("environment", version -> version.environment().wireName())
          .tree("content", version -> new ExactJson(version.content()))
          .secret();

  private final Deployments deployments;
  private final Services services;

  ConfigResource(Deployments deployments, Services services) {
    this.deployments = deployments;
    this.services = services;
  }

  List<Route<?, ?, ?>> routes() {
    Routes routes = Routes.jsonOnly(Access.of(Section.PLANS));
    routes
        .get(CONFIGS)
        .at(services::target)
        .weighs(this::weightOfAll)
        .ends(Answer.list(PROXY_CONFIG), this::all);
    routes
        .get(CONFIGS + "/latest")
        .at(services::target)
        .weighs(this::weightOfLatest)
        .shows(PROXY_CONFIG, this::latest);
    routes
        .get(CONFIGS + "/{version}")
        .at(services::target)
        .weighs(this::weightOfOne)
        .shows(PROXY_CONFIG, this::version);
    routes
        .post(CONFIGS + "/{version}/promote")
        .takes("to")
        .at(services::target)
        .weighs(this::weightOfOne)
        .ends(Answer.created(PROXY_CONFIG), this::promote);
    routes
        .get("/admin/api/account/proxy_configs/{environment}")
        .takes("host", "version")
        .takesPage()
        .weighs(this::weightOfPage)
        .ends(Answer.page(PROXY_CONFIG), this::page);
    routes
        .get("/admin/api/services/proxy/configs/{environment}")
        .takes("host")
        .takesPage()
        .weighs(this::weightOfHost)
        .ends(Answer.page(PROXY_CONFIG), this::ofHost);
    List<Route<?, ?, ?>> all = new ArrayList<>(routes.all());
    Routes shared = Routes.jsonOnly(Access.master());
    shared
        .get("/master/api/proxy/configs/{environment}")
        .takes("host")
        .takesPage()
        .weighs(this::weightOfEveryProvider)
        .ends(Answer.page(PROXY_CONFIG), this::ofEveryProvider);
    all.addAll(shared.all());
    // It holds the configurations of all services, and the provider key for those who may write.
    Routes whole = Routes.jsonOnly(Access.admins());
    whole
        .get("/admin/api/nginx/spec")
        .takes("environment")
        .weighs((call, caller) -> deployments.octetsOfEverything(caller))
        .ends(LegacyDocument.ANSWER, this::everything);
    all.addAll(whole.all());
    return all;
  }

  private Outcome<Page<ConfigVersion>> ofHost(Call call, Caller caller) {
    String host = call.parameter("host");
    return host == null || host.isEmpty()
        ? Outcome.failed(new Refusal.Malformed("param is missing or the value is empty: host"))
        : in(
            call,
            environment ->
                Outcome.done(deployments.page(caller, environment, null, host, call.page())));
  }

  private Outcome<LegacyDocument> everything(Call call, Caller caller) {
    String name = call.parameter("environment");
    Environment environment = name == null ? Environment.PRODUCTION : Environment.named(name);
    return environment == null
        ? Outcome.failed(new Refusal.Malformed(INVALID_ENVIRONMENT))
        : Outcome.done(deployments.everything(caller, environment));
  }

  private Outcome<List<ConfigVersion>> all(Call call, Service service) {
    return in(
        call, environment -> Outcome.done(deployments.all(call.caller(), service, environment)));
  }

  private static long weight(Call call, ToLongFunction<Environment> octets) {
    Environment environment = Environment.named(call.segment("environment"));
    return environment == null ? 0 : octets.applyAsLong(environment);
  }

  private long weightOfAll(Call call, Service service) {
    return weight(call, environment -> deployments.octets(call.caller(), service, environment));
  }

  private long weightOfLatest(Call call, Service service) {
    return weight(
        call, environment -> deployments.octetsOfCurrent(call.caller(), service, environment));
  }

  private long weightOfOne(Call call, Service service) {
    return weight(
        call,
        environment -> deployments.octets(call.caller(), service, environment, call.id("version")));
  }

  private long weightOfHost(Call call, Caller caller) {
    String host = call.parameter("host");
    return host == null || host.isEmpty()
        ? 0
        : weight(
            call, environment -> deployments.octets(caller, environment, null, host, call.page()));
  }

  private long weightOfPage(Call call, Caller caller) {
    return weight(
        call,
        environment ->
            deployments.octets(
                caller, environment, number(call), call.parameter("host"), call.page()));
  }

  private long weightOfEveryProvider(Call call, Caller master) {
    return weight(
        call,
        environment ->
            deployments.octetsOfAll(master, environment, call.parameter("host"), call.page()));
  }

  /** Of the version wanted, null for the current one. */
  private static @Nullable Long number(Call call) {
    String version = call.parameter("version");
    return version == null || version.equals("latest") ? null : call.idParameter("version");
  }

  private Outcome<ConfigVersion> latest(Call call, Service service) {
    return in(
        call,
        environment -> Outcome.found(deployments.current(call.caller(), service, environment)));
  }

  private Outcome<ConfigVersion> version(Call call, Service service) {
    return in(
        call,
        environment ->
            Outcome.found(
                deployments.find(call.caller(), service, environment, call.id("version"))));
  }

  private Outcome<ConfigVersion> promote(Call call, Service service) {
    String name = call.parameter("to");
    if (name == null || name.isEmpty()) {
      return Outcome.failed(new Refusal.Malformed("param is missing or the value is empty: to"));
    }
    Environment to = Environment.named(name);
    if (to == null) {
      return Outcome.failed(new Refusal.Malformed(INVALID_ENVIRONMENT));
    }
    return in(
        call, from -> deployments.promote(call.caller(), service, from, call.id("version"), to));
  }

  private <T> Outcome<T> in(Call call, Function<Environment, Outcome<T>> work) {
    Environment environment = Environment.named(call.segment("environment"));
    return environment == null
        ? Outcome.failed(new Refusal.Malformed(INVALID_ENVIRONMENT))
        : work.apply(environment);
  }

  private Outcome<Page<ConfigVersion>> ofEveryProvider(Call call, Caller master) {
    Environment environment = Environment.named(call.segment("environment"));
    return environment == null
        ? Outcome.failed(new Refusal.Unprocessable(INVALID_ENVIRONMENT))
        : Outcome.done(
            deployments.pageOfAll(master, environment, call.parameter("host"), call.page()));
  }

  private Outcome<Page<ConfigVersion>> page(Call call, Caller caller) {
    Environment environment = Environment.named(call.segment("environment"));
    if (environment == null) {
      return Outcome.failed(new Refusal.Unprocessable(INVALID_ENVIRONMENT));
    }
    return Outcome.done(
        deployments.page(caller, environment, number(call), call.parameter("host"), call.page()));
  }
}
