package io.tollgate.gateway.policy.custom;

import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.OwnAnswer;
import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.call.Upstream;
import io.tollgate.gateway.policy.Rewriting;
import io.tollgate.policy.HeaderChange;
import io.tollgate.policy.Outcome;
import io.tollgate.policy.RequestChange;
import io.tollgate.protocol.authorization.Usage;
import io.tollgate.protocol.authorization.UsageEntry;
import java.util.List;

/**
 * Does what a policy says is to become of a call.
 *
 * @param service id of the product
 * @param verifyUpstreams whether certificates of TLS upstreams must be trusted
 */
record RequestChanges(String service, boolean verifyUpstreams) {

  /**
   * @throws IllegalArgumentException when it says what makes no sense
   */
  PhaseOutcome apply(Outcome outcome, Call call, Visit visit) {
    return switch (outcome) {
      case Outcome.Answer answer -> answered(answer, call);
      case Outcome.Proceed(List<RequestChange> changes) -> {
        for (RequestChange change : changes) {
          PhaseOutcome made = apply(change, call, visit);
          if (made != PhaseOutcome.CONTINUE) {
            yield made;
          }
        }
        yield PhaseOutcome.CONTINUE;
      }
    };
  }

  private static PhaseOutcome answered(Outcome.Answer answer, Call call) {
    answer.headers().forEach((name, value) -> call.addToAnswer(name, Headers.clean(value)));
    String type = Headers.clean(answer.contentType());
    return new PhaseOutcome.Answered(
        new OwnAnswer(answer.status(), type.isEmpty() ? null : type, answer.body(), null));
  }

  private PhaseOutcome apply(RequestChange change, Call call, Visit visit) {
    switch (change) {
      case HeaderChange header -> {
        call.keepHeaders();
        Headers.change(call.headers(), header);
      }
      case RequestChange.Path(String path) -> {
        return Rewriting.to(call.line().elsewhere(path, call.line().query()), call);
      }
      case RequestChange.Query(String query) ->
          call.rewrite(call.line().asking(query.isEmpty() ? null : query));
      case RequestChange.Upstream(String url) -> choose(url, call, visit);
      case RequestChange.Count(String metric, long amount) ->
          call.use(new Usage(List.of(new UsageEntry.Increment(metric, amount))));
    }
    return PhaseOutcome.CONTINUE;
  }

  private void choose(String url, Call call, Visit visit) {
    if (call.route() != null || call.upstream() != null) {
      return;
    }
    Upstream upstream = Upstream.parse(url, service, verifyUpstreams);
    if (upstream == null) {
      throw new IllegalArgumentException("not an http, https, ws or wss URL: " + url);
    }
    call.route(upstream);
    visit.chosen(upstream);
  }
}
