package io.tollgate.gateway.policy.builtin.planrouting;

import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.call.Profile;
import io.tollgate.gateway.call.Upstream;
import io.tollgate.gateway.pattern.GuardedPattern;
import io.tollgate.gateway.policy.PolicyFactory;
import io.tollgate.gateway.policy.PolicyFields;
import io.tollgate.gateway.policy.PolicyOutcome;
import io.tollgate.gateway.policy.PolicySite;
import io.tollgate.gateway.policy.builtin.planrouting.PlanRule.Plans;
import io.tollgate.gateway.response.ServiceRefusals;
import io.tollgate.http.client.ServerHealth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Makes the policy of its rules. */
public final class PlanRoutingFactory implements PolicyFactory {

  private static final String API_BACKEND = "api_backend";
  private static final int MAX_FAILS = 5;
  private static final int FAIL_SECONDS = 30;
  private static final int DAY = 86_400;

  private final Profile profile;
  private final boolean verifyUpstreams;

  /**
   * @param verifyUpstreams whether certificates of TLS upstreams must be trusted
   */
  public PlanRoutingFactory(Profile profile, boolean verifyUpstreams) {
    this.profile = profile;
    this.verifyUpstreams = verifyUpstreams;
  }

  @Override
  public PolicyOutcome create(ObjectNode configuration, PolicySite site, Consumer<String> faults) {
    PolicyFields fields = new PolicyFields(configuration);
    Healths healths = site.state().keep(Healths.class, Healths::new);
    Reader reader = new Reader(site.service().id(), healths);
    List<PlanRule> rules = new ArrayList<>();
    for (PolicyFields rule : fields.objects("rules")) {
      Plans plans = plans(rule);
      Servers servers = reader.servers(rule);
      if (plans != null && servers != null) {
        rules.add(new PlanRule(plans, servers));
      }
    }
    if (!fields.has("rules")) {
      fields.wrong("rules", "is missing");
    }
    boolean cached = fields.oneOf("cache", "none", "none", "follow").equals("follow");
    long seconds = fields.whole("cache_ttl", 2, 0, DAY);
    return fields.outcome(
        new PlanRoutingPolicy(
            List.copyOf(rules),
            otherwise(fields, site, reader),
            cached,
            seconds == 0 ? Long.MAX_VALUE : Duration.ofSeconds(seconds).toMillis(),
            planHeader(fields),
            healths));
  }

  private static @Nullable Plans plans(PolicyFields rule) {
    String name = rule.text("plan", "");
    if (name.isEmpty()) {
      rule.wrong("plan", "must be the name of a plan");
      return null;
    }
    return switch (rule.oneOf("match", "exact", "exact", "prefix", "regex")) {
      case "prefix" -> new Plans.BeginningWith(name);
      case "regex" ->
          switch (GuardedPattern.compile(name)) {
            case GuardedPattern.Compiled(GuardedPattern pattern) -> new Plans.Matching(pattern);
            case GuardedPattern.Invalid(String problem) -> {
              rule.wrong("plan", "is no regular expression: " + problem);
              yield null;
            }
          };
      default -> new Plans.Exactly(name);
    };
  }

  private Otherwise otherwise(PolicyFields fields, PolicySite site, Reader reader) {
    if (fields.node("default").isObject()) {
      Servers servers = reader.servers(fields.object("default"));
      return servers == null ? new Otherwise.Unrouted() : new Otherwise.To(servers);
    }
    return fields.oneOf("default", API_BACKEND, API_BACKEND, "deny").equals("deny")
        ? new Otherwise.Denied(
            new PhaseOutcome.Refused(
                ServiceRefusals.of(site.service().proxy(), profile).authorizationFailed()))
        : new Otherwise.Unrouted();
  }

  private static @Nullable String planHeader(PolicyFields fields) {
    String name = fields.text("plan_header", "");
    if (name.isEmpty()) {
      return null;
    }
    if (!name.matches("[0-9A-Za-z!#$%&'*+.^_`|~-]+")) {
      fields.wrong("plan_header", "must be the name of a header");
    } else if (name.regionMatches(true, 0, "X-Tollgate-", 0, 11)) {
      fields.wrong("plan_header", "must not begin with X-Tollgate-: such headers are removed");
    }
    return name;
  }

  /** Reads where calls go. */
  private final class Reader {

    private final String serviceId;
    private final Healths healths;

    Reader(String serviceId, Healths healths) {
      this.serviceId = serviceId;
      this.healths = healths;
    }

    /** Null when a field is wrong, which is noted there. */
    @Nullable Servers servers(PolicyFields place) {
      Upstream upstream = Upstream.parse(place.text("url", ""), serviceId, verifyUpstreams);
      if (upstream == null) {
        place.wrong("url", "must be a http, https, ws or wss URL");
        return null;
      }
      String host = place.text("host_header", "");
      Upstream called = host.isEmpty() ? upstream : upstream.calledBy(host);
      List<Servers.Server> servers = new ArrayList<>();
      for (PolicyFields server : place.objects("servers")) {
        Upstream one = called.at(server.text("address", ""));
        if (one == null) {
          server.wrong("address", "must be host or host:port");
        } else {
          servers.add(new Servers.Server(one, health(one, server)));
        }
      }
      if (servers.isEmpty()) {
        servers.add(new Servers.Server(called, health(called, place)));
      }
      return new Servers(servers);
    }

    private ServerHealth<Upstream> health(Upstream upstream, PolicyFields server) {
      return healths.of(
          upstream,
          (int) server.whole("max_fails", MAX_FAILS, 1, 1000),
          Duration.ofSeconds(server.whole("fail_timeout", FAIL_SECONDS, 1, DAY)));
    }
  }
}
