package io.tollgate.gateway.refusal;

import io.tollgate.gateway.authorization.BackendText;
import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.OwnAnswer;
import io.tollgate.gateway.call.Refusal;
import io.tollgate.gateway.call.RequestId;
import io.tollgate.gateway.refusal.RefusedCall.BackendSaid;
import io.tollgate.protocol.authorization.AuthorizationDecision.LimitHit;
import io.tollgate.protocol.authorization.AuthorizationDecision.Rejected;
import io.tollgate.protocol.authorization.AuthorizationDecision.Unavailable;
import io.tollgate.protocol.authorization.RejectionReason;
import io.tollgate.protocol.gateway.MappingRule;
import io.tollgate.protocol.gateway.ServiceConfiguration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the last 1,000 refusals in memory (gateway.md, ruling 15). Only refused calls come
 * here; an accepted one pays nothing. For any thread.
 */
public final class LastRefusals {

  public static final int CAPACITY = 1000;

  /** Longer paths would let clients fill the memory. */
  private static final int MOST_CHARS = 300;

  private final AtomicReferenceArray<@Nullable RefusedCall> ring =
      new AtomicReferenceArray<>(CAPACITY);
  private final AtomicLong written = new AtomicLong();
  private final InstantSource clock;

  public LastRefusals(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Takes note of a refused call, on its event loop.
   *
   * @param phase see {@link RefusedCall}
   */
  public void add(Call call, String phase, Refusal refusal) {
    ServiceConfiguration service = call.service();
    add(
        call,
        phase,
        refusal.reason().name().toLowerCase(Locale.ROOT),
        refusal.reason().logText(service == null ? call.line().host() : service.id()),
        refusal.answer().status());
  }

  /** Takes note of an answer with which a policy ended the call. */
  public void add(Call call, String phase, OwnAnswer answer) {
    String policy = call.endedBy() == null ? "a policy" : "policy " + call.endedBy();
    add(call, phase, "policy_answered", policy + " of the product answered", answer.status());
  }

  private void add(Call call, String phase, String reason, String text, int status) {
    ServiceConfiguration service = call.service();
    add(
        new RefusedCall(
            call.requestId(),
            clock.instant(),
            call.client().ip(),
            call.line().host(),
            service == null ? null : service.id(),
            service == null ? null : service.systemName(),
            cut(call.line().method() + " " + call.line().received().path()),
            rules(call.matchedRules()),
            call.credentials() == null ? null : cut(BackendText.MASKED.of(call.credentials())),
            phase,
            call.endedBy(),
            reason,
            cut(text),
            status,
            backend(call)));
  }

  /**
   * Takes note of a request that was no valid HTTP and never became a call.
   *
   * @return the id that it gets
   */
  public String addUnreadable(String client, String text, int status) {
    String id = RequestId.next();
    add(
        new RefusedCall(
            id,
            clock.instant(),
            client,
            "",
            null,
            null,
            "",
            null,
            null,
            "parse",
            null,
            "bad_request",
            text,
            status,
            null));
    return id;
  }

  private void add(RefusedCall refused) {
    ring.set((int) (written.getAndIncrement() % CAPACITY), refused);
  }

  /**
   * The last ones, newest first.
   *
   * @param most how many
   * @param service id or system name of the product, null for all and for calls to none
   */
  public List<RefusedCall> last(int most, @Nullable String service) {
    List<RefusedCall> found = new ArrayList<>();
    long end = written.get();
    for (long i = end - 1; i >= Math.max(0, end - CAPACITY) && found.size() < most; i--) {
      RefusedCall refused = ring.get((int) (i % CAPACITY));
      if (refused != null
          && (service == null
              || service.equals(refused.service())
              || service.equals(refused.serviceName()))) {
        found.add(refused);
      }
    }
    return found;
  }

  private static @Nullable String rules(List<MappingRule> matched) {
    return matched.isEmpty()
        ? null
        : cut(matched.stream().map(MappingRule::pattern).collect(Collectors.joining(", ")));
  }

  /** Not the backend's sentence: that may carry a key. */
  private static @Nullable BackendSaid backend(Call call) {
    return switch (call.decision()) {
      case Rejected(RejectionReason reason, String _, LimitHit limit) ->
          new BackendSaid(
              reason.status(),
              reason.code(),
              limit != null && limit.maxValue() == 0 ? forbidden(call) : reason.remedy(),
              limit);
      case Unavailable(String cause) -> new BackendSaid(0, "", cause, null);
      case null, default -> null;
    };
  }

  /** To wait for a new period, as is said of other limits, does not help where the limit is 0. */
  private static String forbidden(Call call) {
    String counted =
        call.matchedRules().stream()
            .map(MappingRule::metricSystemName)
            .distinct()
            .collect(Collectors.joining(" or "));
    return cut(
            "The plan has a limit of 0 on " + (counted.isEmpty() ? "what the call uses" : counted))
        + " or on what contains it: remove that limit or raise it, or move the application to another plan.";
  }

  private static String cut(String text) {
    return text.length() <= MOST_CHARS ? text : text.substring(0, MOST_CHARS) + "...";
  }
}
