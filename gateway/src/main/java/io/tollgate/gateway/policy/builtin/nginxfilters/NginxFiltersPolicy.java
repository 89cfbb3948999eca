package io.tollgate.gateway.policy.builtin.nginxfilters;

import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.policy.Policy;
import io.tollgate.gateway.policy.PolicyFactory;
import io.tollgate.gateway.policy.PolicyFields;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps conditional requests from being answered by the gateway itself. As it never does that, what
 * is left to do is to drop the headers that the upstream shall not see either.
 */
public final class NginxFiltersPolicy implements Policy {

  /** Makes it of {@code headers[]}; those with {@code append} go on to the upstream. */
  public static final PolicyFactory FACTORY =
      (configuration, site, faults) -> {
        PolicyFields fields = new PolicyFields(configuration);
        List<String> dropped = new ArrayList<>();
        for (PolicyFields header : fields.objects("headers")) {
          String name = header.text("name", "");
          if (name.isBlank()) {
            header.wrong("name", "must be a header's name");
          } else if (!header.flag("append", false)) {
            dropped.add(name.strip());
          }
        }
        return fields.outcome(new NginxFiltersPolicy(List.copyOf(dropped)));
      };

  private final List<String> dropped;

  private NginxFiltersPolicy(List<String> dropped) {
    this.dropped = dropped;
  }

  @Override
  public PhaseOutcome rewrite(Call call) {
    for (String name : dropped) {
      call.headers().remove(name);
    }
    return PhaseOutcome.CONTINUE;
  }
}
