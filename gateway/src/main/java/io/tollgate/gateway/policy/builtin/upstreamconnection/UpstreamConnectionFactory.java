package io.tollgate.gateway.policy.builtin.upstreamconnection;

import io.tollgate.gateway.policy.PolicyFactory;
import io.tollgate.gateway.policy.PolicyFields;
import io.tollgate.gateway.policy.PolicyOutcome;
import io.tollgate.gateway.policy.PolicySite;
import io.tollgate.http.client.UpstreamTimeouts;
import java.time.Duration;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes it of {@code connect_timeout}, {@code send_timeout} and {@code read_timeout}, seconds with
 * fractions; what is absent is as the settings say.
 */
public final class UpstreamConnectionFactory implements PolicyFactory {

  private static final double NANOS = 1e9;
  private static final double LONGEST = 86_400;

  private final UpstreamTimeouts standard;

  public UpstreamConnectionFactory(UpstreamTimeouts standard) {
    this.standard = standard;
  }

  @Override
  public PolicyOutcome create(ObjectNode configuration, PolicySite site, Consumer<String> faults) {
    PolicyFields fields = new PolicyFields(configuration);
    return fields.outcome(
        new UpstreamConnectionPolicy(
            new UpstreamTimeouts(
                seconds(fields, "connect_timeout", standard.connect()),
                seconds(fields, "send_timeout", standard.send()),
                seconds(fields, "read_timeout", standard.readIdle()))));
  }

  private static Duration seconds(PolicyFields fields, String field, Duration otherwise) {
    if (!fields.has(field)) {
      return otherwise;
    }
    double seconds = fields.number(field, 1);
    if (seconds < 0.001 || seconds > LONGEST) {
      fields.wrong(field, "must be seconds from 0.001 to 86400");
      return otherwise;
    }
    return Duration.ofNanos((long) (seconds * NANOS));
  }
}
