package io.tollgate.gateway.policy;

import io.tollgate.gateway.call.Profile;
import io.tollgate.gateway.policy.OwnPolicies.Own;
import io.tollgate.protocol.gateway.PolicyConfiguration;
import io.tollgate.protocol.gateway.PublishedService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** All policies that this gateway has, by name, and the chains made of them (gateway.md, 5.1). */
public final class PolicyCatalog {

  private static final Logger log = LoggerFactory.getLogger(PolicyCatalog.class);

  /** Begins a complaint of a field beside the chain. */
  private static final Pattern ELSEWHERE = Pattern.compile("proxy\\.|oidc\\.|backend_");

  /** What a link of a chain names. */
  private record Found(PolicyFactory factory, JsonNode manifest) {}

  private static final String APICAST = "apicast";
  private static final String ON_FAILED = "on_failed";
  private static final String BUILTIN = "builtin";
  private static final String LONG_NAME = "apicast.policy.";

  private final Map<String, PolicyFactory> factories;
  private final PolicyManifests manifests;
  private final OwnPolicies own;
  private final ConfigurationCheck check;
  private final Profile profile;
  private final LastingStates states;

  /**
   * @param factories of those that are built in
   */
  public PolicyCatalog(
      Map<String, PolicyFactory> factories,
      OwnPolicies own,
      ConfigurationCheck check,
      Profile profile,
      LastingStates states) {
    this.factories = Map.copyOf(factories);
    this.manifests = new PolicyManifests(factories.keySet());
    this.own = own;
    this.check = check;
    this.profile = profile;
    this.states = states;
  }

  /** The descriptions of all policies by name, one for each version. */
  public Map<String, List<JsonNode>> manifests() {
    Map<String, List<JsonNode>> all = new TreeMap<>();
    manifests.all().forEach((name, manifest) -> all.put(name, List.of(manifest)));
    for (Own policy : own.all()) {
      all.merge(
          policy.name(),
          List.of(policy.manifest()),
          (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
    }
    return all;
  }

  /** Another number after a reload that has changed policies: chains are to be made anew then. */
  public long generation() {
    return own.generation();
  }

  /**
   * Looks for new and changed policies that are not built in.
   *
   * @throws UnusablePolicyFile when one cannot be used; then nothing has changed
   */
  public void reload() {
    own.reload();
  }

  /** Ends what policies that are not built in hold. */
  public void close() {
    own.close();
  }

  public Profile profile() {
    return profile;
  }

  private Set<String> names() {
    Set<String> names = new TreeSet<>(factories.keySet());
    own.all().forEach(policy -> names.add(policy.name() + " " + policy.version()));
    return names;
  }

  /**
   * The chain of a service; only {@code apicast} when it configures none.
   *
   * @param faults is told about policies that are missing or wrongly configured
   */
  public PolicyChain chain(PublishedService version, Consumer<String> faults) {
    List<PolicyConfiguration> links = version.service().proxy().policyChain();
    if (links == null) {
      links =
          List.of(new PolicyConfiguration(APICAST, BUILTIN, JsonNodeFactory.instance.objectNode()));
    }
    List<Policy> policies = new ArrayList<>(links.size());
    List<String> names = new ArrayList<>(links.size());
    boolean authorizes = false;
    boolean closed = closed(links);
    for (int i = 0; i < links.size(); i++) {
      PolicyConfiguration link = links.get(i);
      PolicySite site =
          new PolicySite(version.service(), states.at(version, shortName(link), i), this, closed);
      policies.add(link(link, site, "proxy.policy_chain[" + i + "]", faults));
      names.add(shortName(link));
      authorizes |= shortName(links.get(i)).equals(APICAST);
    }
    if (!authorizes) {
      faults.accept("proxy.policy_chain has no apicast: calls are neither authorised nor counted");
    }
    return new PolicyChain(policies, names, closed);
  }

  /** Row D6 of the profile switch. */
  private boolean closed(List<PolicyConfiguration> links) {
    return profile == Profile.SEED
        || links.stream().anyMatch(link -> shortName(link).equals(ON_FAILED));
  }

  /**
   * A chain within a link of another.
   *
   * @param field name of the list of links, for messages
   */
  public PolicyChain chainWithin(
      PolicySite site, List<PolicyConfiguration> links, String field, Consumer<String> faults) {
    List<Policy> policies = new ArrayList<>(links.size());
    List<String> names = new ArrayList<>(links.size());
    boolean closed = site.closed() || closed(links);
    for (int i = 0; i < links.size(); i++) {
      PolicyConfiguration link = links.get(i);
      names.add(shortName(link));
      PolicySite inner =
          new PolicySite(site.service(), site.state().within(shortName(link), i), this, closed);
      policies.add(link(link, inner, field + "[" + i + "]", faults));
    }
    return new PolicyChain(policies, names, closed);
  }

  /** One policy, or one that stands for what could not be made. */
  private Policy link(
      PolicyConfiguration link, PolicySite site, String field, Consumer<String> faults) {
    Found found = find(link);
    if (found == null) {
      faults.accept(
          "%s is %s %s, which this gateway does not have (it has: %s); %s"
              .formatted(
                  field, link.name(), link.version(), String.join(", ", names()), consequence()));
      return new UnusablePolicy();
    }
    // What a policy complains of without a place is its own configuration.
    Consumer<String> placed =
        fault -> faults.accept(ELSEWHERE.matcher(fault).lookingAt() ? fault : field + ": " + fault);
    return switch (created(found, link, site, placed)) {
      case PolicyOutcome.Created(Policy policy) -> policy;
      case PolicyOutcome.Invalid(String problem) -> {
        faults.accept("%s.configuration.%s; %s".formatted(field, problem, consequence()));
        yield new UnusablePolicy();
      }
    };
  }

  private @Nullable Found find(PolicyConfiguration link) {
    String name = shortName(link);
    if (link.version().equals(BUILTIN)) {
      PolicyFactory factory = factories.get(name);
      JsonNode manifest = manifests.all().get(name);
      return factory == null || manifest == null ? null : new Found(factory, manifest);
    }
    Own policy = own.find(name, link.version());
    return policy == null ? null : new Found(policy.factory(), policy.manifest());
  }

  /** A factory that stumbles over a configuration takes its own policy down, and nothing else. */
  private PolicyOutcome created(
      Found found, PolicyConfiguration link, PolicySite site, Consumer<String> faults) {
    try {
      String problem = check.problem(found.manifest(), link.configuration());
      return problem == null
          ? found.factory().create(link.configuration(), site, faults)
          : new PolicyOutcome.Invalid(problem);
    } catch (RuntimeException e) {
      log.error("policy {} cannot be made", link.name(), e);
      return new PolicyOutcome.Invalid("* cannot be used: " + e.getClass().getSimpleName());
    }
  }

  private String consequence() {
    return profile == Profile.SEED
        ? "every call is refused"
        : "the policy is left out unless on_failed is in the chain";
  }

  private static String shortName(PolicyConfiguration link) {
    String name = link.name();
    return name.startsWith(LONG_NAME) ? name.substring(LONG_NAME.length()) : name;
  }
}
