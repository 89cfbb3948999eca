package io.tollgate.gateway.policy.builtin.batcher;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tollgate.gateway.authorization.BackendAccess;
import io.tollgate.gateway.authorization.Questions;
import io.tollgate.gateway.authorization.RememberedDecisions;
import io.tollgate.gateway.authorization.ReportBuffer;
import io.tollgate.gateway.authorization.ServiceAuthorizer;
import io.tollgate.gateway.call.Profile;
import io.tollgate.gateway.policy.PolicyFactory;
import io.tollgate.gateway.policy.PolicyFields;
import io.tollgate.gateway.policy.PolicyOutcome;
import io.tollgate.gateway.policy.PolicySite;
import io.tollgate.gateway.response.ServiceRefusals;
import java.time.Duration;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Makes the policy of {@code auths_ttl} and {@code batch_report_seconds}. */
public final class BatcherFactory implements PolicyFactory {

  private static final int SECONDS = 10;
  private static final int DAY = 86_400;
  private static final int REMEMBERED = 100_000;

  private final BackendAccess backends;
  private final Profile profile;
  private final Counter hits;
  private final Counter misses;

  public BatcherFactory(BackendAccess backends, Profile profile) {
    this.backends = backends;
    this.profile = profile;
    MeterRegistry registry = backends.registry();
    hits = registry.counter("batching_policy_auths_cache_hits");
    misses = registry.counter("batching_policy_auths_cache_misses");
  }

  /** What the policy remembers beyond a reload. */
  private record Memory(ReportBuffer batch, RememberedDecisions decisions)
      implements AutoCloseable {

    @Override
    public void close() {
      batch.close();
    }
  }

  @Override
  public PolicyOutcome create(ObjectNode configuration, PolicySite site, Consumer<String> faults) {
    PolicyFields fields = new PolicyFields(configuration);
    Duration lifetime = Duration.ofSeconds(fields.whole("auths_ttl", SECONDS, 0, DAY));
    Duration pause = Duration.ofSeconds(fields.whole("batch_report_seconds", SECONDS, 1, DAY));
    Memory memory =
        site.state()
            .keep(
                Memory.class,
                () ->
                    new Memory(
                        new ReportBuffer(backends.loops(), backends.settings().batchEntries()),
                        backends.memory(REMEMBERED)));
    Questions questions = new Questions(site.service());
    // apicast tells what is wrong with it.
    ServiceAuthorizer authorizer = backends.authorizers().of(site.service(), _ -> {});
    memory.batch().reportBy(new ReportBuffer.Sender(authorizer.authorizer(), questions, pause));
    return fields.outcome(
        new BatcherPolicy(
            questions,
            authorizer,
            memory,
            memory.batch(),
            memory.decisions(),
            backends.remembered(),
            lifetime.toMillis(),
            ServiceRefusals.of(site.service().proxy(), profile),
            hits,
            misses));
  }
}
