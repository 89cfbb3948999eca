package io.tollgate.admin.integration;

import static io.tollgate.admin.integration.ProxyRepresentation.PROXY;

import io.tollgate.admin.caller.Scope;
import io.tollgate.admin.caller.Section;
import io.tollgate.admin.database.Sized;
import io.tollgate.admin.integration.ProxyRepresentation.Shown;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.Call;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import io.tollgate.admin.service.Service;
import io.tollgate.admin.service.Services;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The endpoints of the proxy and its policy chain (account-management-api.md, 4.4). */
final class ProxyResource {
  private static final String PROXY_PATH = "/admin/api/services/{service_id}/proxy";

  /** Whoever may register policies may put them into chains (2.2). */
  private static final Access CHAIN =
      new Access(
          Set.of(Scope.ACCOUNT_MANAGEMENT, Scope.POLICY_REGISTRY),
          Set.of(Section.PLANS, Section.POLICY_REGISTRY),
          false,
          false);

  private final Integration integration;
  private final Services services;

  ProxyResource(Integration integration, Services services) {
    this.integration = integration;
    this.services = services;
  }

  /** What a path names: a service and its proxy, whose policy chain may be large. */
  private record Target(Service service, Sized proxy) {
    long octets() {
      return proxy.octets();
    }
  }

  List<Route<?, ?, ?>> routes() {
    Routes routes = Routes.of(Access.of(Section.PLANS));
    routes
        .get(PROXY_PATH)
        .at(this::target)
        .weighs((call, target) -> target.octets())
        .shows(
            PROXY,
            (call, target) -> found(call, target).map(proxy -> shown(target.service, proxy)));
    routes
        .put(PROXY_PATH)
        .conditional()
        .at(this::target)
        .weighs((call, target) -> target.octets())
        .reads(ProxyAttributes.FORM)
        .changes(
            PROXY,
            (call, target, change) ->
                integration
                    .update(call.caller(), target.service, change, lockVersion(call))
                    .map(after -> shown(target.service, after)));
    routes
        .post(PROXY_PATH + "/deploy")
        .at(this::target)
        .weighs((call, target) -> target.octets())
        .creates(
            PROXY,
            (caller, target) ->
                integration
                    .deploy(caller, target.service)
                    .map(after -> shown(target.service, after)));
    List<Route<?, ?, ?>> all = new ArrayList<>(routes.all());
    all.addAll(policies().all());
    return all;
  }

  private Routes policies() {
    Routes routes = Routes.jsonOnly(CHAIN);
    routes
        .get(PROXY_PATH + "/policies")
        .at(this::target)
        .weighs((call, target) -> target.octets())
        .ends(PolicyAnswer.ANSWER, (call, target) -> found(call, target).map(PolicyAnswer::of));
    routes
        .put(PROXY_PATH + "/policies")
        .at(this::target)
        .weighs((call, target) -> target.octets() + call.sent())
        .ends(PolicyAnswer.FORM, PolicyAnswer.ANSWER, this::setPolicies);
    return routes;
  }

  private Outcome<PolicyAnswer> setPolicies(Call call, Target target) {
    return switch (PolicyChain.read(PolicyAnswer.sent(call.input()))) {
      case PolicyChain.Reading.NoChain(String message) ->
          Outcome.invalid("policies_config", message);
      case PolicyChain.Reading.Wrong(var chain) ->
          Outcome.done(new PolicyAnswer(422, chain.toString()));
      case PolicyChain.Reading.Fine(String text) ->
          integration.setPolicies(call.caller(), target.service, text).map(PolicyAnswer::of);
    };
  }

  private @Nullable Target target(Call call) {
    Service service = services.target(call);
    Sized proxy = service == null ? null : integration.sized(call.caller(), service);
    return service == null || proxy == null ? null : new Target(service, proxy);
  }

  private Outcome<Proxy> found(Call call, Target target) {
    return Outcome.found(integration.proxy(call.caller(), target.service));
  }

  private static Shown shown(Service service, Proxy proxy) {
    return new Shown(proxy, service.backendVersion().isOauth());
  }

  /** The version in {@code If-Match: "3"}; one that is no number matches nothing. */
  private static @Nullable Long lockVersion(Call call) {
    String header = call.header().apply("If-Match");
    if (header == null || header.equals("*")) {
      return null;
    }
    String digits = header.replace("W/", "").replace("\"", "").strip();
    return digits.matches("[0-9]{1,18}") ? Long.valueOf(digits) : Long.valueOf(-1);
  }
}
