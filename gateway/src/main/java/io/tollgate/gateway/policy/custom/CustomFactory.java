package io.tollgate.gateway.policy.custom;

import io.tollgate.gateway.policy.PolicyFactory;
import io.tollgate.gateway.policy.PolicyOutcome;
import io.tollgate.gateway.policy.PolicySite;
import io.tollgate.policy.Configuration;
import io.tollgate.policy.Policy;
import io.tollgate.policy.Setup;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes the policies of one jar. */
final class CustomFactory implements PolicyFactory {

  private static final Logger log = LoggerFactory.getLogger(CustomFactory.class);

  private static final int MOST_BODY_BYTES = 1 << 20;

  private final PolicyJar jar;
  private final Phases phases;
  private final Duration patience;
  private final boolean verifyUpstreams;
  private final Closing closing;

  CustomFactory(PolicyJar jar, Duration patience, boolean verifyUpstreams, Closing closing) {
    this.jar = jar;
    this.phases = Phases.of(jar.constructor().getDeclaringClass());
    this.patience = patience;
    this.verifyUpstreams = verifyUpstreams;
    this.closing = closing;
  }

  private record Given(Configuration configuration, String service, System.Logger logger)
      implements Setup {}

  @Override
  public PolicyOutcome create(ObjectNode configuration, PolicySite site, Consumer<String> faults) {
    String name = jar.manifest().name() + " " + jar.manifest().version();
    Setup setup =
        new Given(
            PlainJson.configuration(configuration),
            site.service().id(),
            new PolicyLog("io.tollgate.gateway.policy." + jar.manifest().name()));
    try {
      Policy policy = jar.make(setup);
      int body = policy.needsBody();
      if (body < 0 || body > MOST_BODY_BYTES) {
        return new PolicyOutcome.Invalid(
            "* needs a body of %d bytes: needsBody must answer 0 to 1048576".formatted(body));
      }
      CustomPolicy link =
          new CustomPolicy(
              policy,
              new OwnCode(name, jar.classes(), patience, jar.manifest().nonBlocking()),
              phases,
              body,
              new RequestChanges(site.service().id(), verifyUpstreams));
      closing.closeAfter(link, policy);
      return new PolicyOutcome.Created(link);
    } catch (IllegalArgumentException e) {
      return new PolicyOutcome.Invalid(String.valueOf(e.getMessage()));
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Throwable e) {
      log.error("policy {} cannot be made for service {}", name, site.service().id(), e);
      return new PolicyOutcome.Invalid(
          "* cannot be used: making it threw " + e.getClass().getName());
    }
  }
}
