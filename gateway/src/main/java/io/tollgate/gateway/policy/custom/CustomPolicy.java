package io.tollgate.gateway.policy.custom;

import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.call.Upstream;
import io.tollgate.gateway.policy.LateResponse;
import io.tollgate.gateway.policy.Policy;
import io.tollgate.gateway.policy.custom.OwnCode.Ended;
import io.tollgate.policy.HeaderChange;
import io.tollgate.policy.Outcome;
import io.tollgate.policy.Request;
import io.tollgate.policy.ResponseChange;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A policy of a jar at one place of a chain (gateway.md, 5.4 and ruling 21). */
final class CustomPolicy implements Policy {

  private static final Logger log = LoggerFactory.getLogger(CustomPolicy.class);

  private final io.tollgate.policy.Policy policy;
  private final OwnCode code;
  private final Phases phases;
  private final int bodyBytes;
  private final RequestChanges changes;

  /**
   * @param bodyBytes how much of a body the policy wants to see
   */
  CustomPolicy(
      io.tollgate.policy.Policy policy,
      OwnCode code,
      Phases phases,
      int bodyBytes,
      RequestChanges changes) {
    this.policy = policy;
    this.code = code;
    this.phases = phases;
    this.bodyBytes = bodyBytes;
    this.changes = changes;
  }

  /** A phase in which the policy may end the call. */
  @FunctionalInterface
  private interface Part {
    Outcome of(io.tollgate.policy.Policy policy, Request request) throws Exception;
  }

  @Override
  public PhaseOutcome rewrite(Call call) {
    return phases.rewrite()
        ? run("rewrite", io.tollgate.policy.Policy::rewrite, call)
        : PhaseOutcome.CONTINUE;
  }

  @Override
  public PhaseOutcome access(Call call) {
    return phases.access()
        ? run("access", io.tollgate.policy.Policy::access, call)
        : PhaseOutcome.CONTINUE;
  }

  @Override
  public PhaseOutcome content(Call call) {
    PhaseOutcome outcome =
        phases.content()
            ? run("content", io.tollgate.policy.Policy::content, call)
            : PhaseOutcome.CONTINUE;
    if (outcome == PhaseOutcome.CONTINUE && call.note(this) instanceof Visit visit) {
      Upstream chosen = visit.chosen();
      if (chosen != null && call.upstream() == null && call.route() == chosen) {
        call.upstream(chosen);
      }
    }
    return outcome;
  }

  private PhaseOutcome run(String phase, Part part, Call call) {
    if (call.takeOutcome() instanceof Ended ended) {
      return outcome(phase, ended, call);
    }
    if (bodyBytes > 0 && !call.inspectBody(bodyBytes)) {
      return PhaseOutcome.SUSPENDED;
    }
    byte[] body = bodyBytes == 0 ? null : call.body().bytes(bodyBytes);
    Request request = SeenRequest.of(call, body, Visit.of(this, call).notes());
    if (code.atOnce()) {
      return outcome(phase, code.now(phase, () -> part.of(policy, request)), call);
    }
    code.later(call.eventLoop(), phase, () -> part.of(policy, request), call::resumeWith);
    return PhaseOutcome.SUSPENDED;
  }

  private PhaseOutcome outcome(String phase, Ended ended, Call call) {
    Outcome outcome = (Outcome) ended.brought();
    try {
      return changes.apply(outcome, call, Visit.of(this, call));
    } catch (IllegalArgumentException e) {
      throw code.failed(phase, e);
    }
  }

  @Override
  public @Nullable String wouldAsk(Phase phase, Call call) {
    boolean runs =
        switch (phase) {
          case REWRITE -> phases.rewrite();
          case ACCESS -> phases.access();
          case CONTENT -> phases.content();
        };
    return runs ? "the code of policy " + code.name() : null;
  }

  @Override
  public boolean respondsLate() {
    return phases.response() && !code.atOnce();
  }

  @Override
  public void response(Call call, HttpResponse head) {
    if (phases.response()) {
      Request request = seen(call);
      change(head, code.now("response", () -> policy.response(request, SeenResponse.of(head))));
    }
  }

  @Override
  public void lateResponse(Call call, HttpResponse head, LateResponse then) {
    Request request = seen(call);
    SeenResponse response = SeenResponse.of(head);
    code.later(
        call.eventLoop(),
        "response",
        () -> policy.response(request, response),
        ended -> then.done(changed(head, ended)));
  }

  private @Nullable RuntimeException changed(HttpResponse head, Ended ended) {
    try {
      change(head, ended);
      return null;
    } catch (RuntimeException e) {
      return e;
    }
  }

  private void change(HttpResponse head, Ended ended) {
    for (Object change : (List<?>) ended.brought()) {
      switch (change) {
        case HeaderChange header -> Headers.change(head.headers(), header);
        case ResponseChange.Status(int status) -> {
          if (hasBody(status) && hasBody(head.status().code())) {
            head.setStatus(HttpResponseStatus.valueOf(status));
          }
        }
        case null, default ->
            throw code.failed("response", new IllegalArgumentException("no change: " + change));
      }
    }
  }

  private static boolean hasBody(int status) {
    return status >= 200 && status != 204 && status != 304;
  }

  @Override
  public void finished(Call call) {
    if (phases.finished()) {
      Request request = seen(call);
      int status = call.answeredStatus();
      Callable<Boolean> part =
          () -> {
            policy.finished(request, status);
            return true;
          };
      if (code.atOnce()) {
        code.now("finished", part).brought();
      } else {
        code.later(call.eventLoop(), "finished", part, ended -> told(request, ended));
      }
    }
  }

  private static void told(Request request, Ended ended) {
    if (ended.failure() != null) {
      log.error("a policy failed after the answer, request_id: {}", request.id(), ended.failure());
    }
  }

  private Request seen(Call call) {
    return SeenRequest.of(call, null, Visit.of(this, call).notes());
  }
}
