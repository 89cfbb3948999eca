package io.tollgate.gateway.policy;

import io.tollgate.gateway.call.Profile;
import io.tollgate.protocol.gateway.PolicyConfiguration;
import io.tollgate.protocol.gateway.PublishedService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;

/** All policies that this gateway has, by name, and the chains made of them (gateway.md, 5.1). */
public final class PolicyCatalog {

  private static final Logger log = LoggerFactory.getLogger(PolicyCatalog.class);

  /** Begins a complaint of a field beside the chain. */
  private static final Pattern ELSEWHERE = Pattern.compile("proxy\\.|oidc\\.|backend_");

  private static final String APICAST = "apicast";
  private static final String ON_FAILED = "on_failed";
  private static final String BUILTIN = "builtin";
  private static final String LONG_NAME = "apicast.policy.";

  private final Map<String, PolicyFactory> factories;
  private final Profile profile;
  private final LastingStates states;

  public PolicyCatalog(
      Map<String, PolicyFactory> factories, Profile profile, LastingStates states) {
    this.factories = Map.copyOf(factories);
    this.profile = profile;
    this.states = states;
  }

  public Profile profile() {
    return profile;
  }

  public Set<String> names() {
    return new TreeSet<>(factories.keySet());
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
    PolicyFactory factory = factories.get(shortName(link));
    if (factory == null || !link.version().equals(BUILTIN)) {
      faults.accept(
          "%s is %s %s, which this gateway does not have (it has: %s); %s"
              .formatted(
                  field, link.name(), link.version(), String.join(", ", names()), consequence()));
      return new UnusablePolicy();
    }
    // What a policy complains of without a place is its own configuration.
    Consumer<String> placed =
        fault -> faults.accept(ELSEWHERE.matcher(fault).lookingAt() ? fault : field + ": " + fault);
    return switch (created(factory, link, site, placed)) {
      case PolicyOutcome.Created(Policy policy) -> policy;
      case PolicyOutcome.Invalid(String problem) -> {
        faults.accept("%s.configuration.%s; %s".formatted(field, problem, consequence()));
        yield new UnusablePolicy();
      }
    };
  }

  /** A factory that stumbles over a configuration takes its own policy down, and nothing else. */
  private static PolicyOutcome created(
      PolicyFactory factory, PolicyConfiguration link, PolicySite site, Consumer<String> faults) {
    try {
      return factory.create(link.configuration(), site, faults);
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
