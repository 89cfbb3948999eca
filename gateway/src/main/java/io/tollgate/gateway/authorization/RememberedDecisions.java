package io.tollgate.gateway.authorization;

import io.tollgate.gateway.call.CachingMode;
import io.tollgate.gateway.memory.RecentlyUsed;
import io.tollgate.protocol.authorization.AuthorizationDecision;
import io.tollgate.protocol.authorization.AuthorizationDecision.Authorized;
import io.tollgate.protocol.authorization.AuthorizationDecision.LimitState;
import io.tollgate.protocol.authorization.AuthorizationDecision.Rejected;
import io.tollgate.protocol.authorization.AuthorizationRequest;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** What the backend has decided before, and when that still holds (gateway.md, 3.4). */
public final class RememberedDecisions {

  private static final Authorized ASSUMED = new Authorized(null, null, null);

  private final RecentlyUsed<CacheKey, Remembered> cache;
  private final CacheKeys keys;
  private final InstantSource clock;

  RememberedDecisions(
      RecentlyUsed<CacheKey, Remembered> cache, CacheKeys keys, InstantSource clock) {
    this.cache = cache;
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * A memory of its own.
   *
   * @param most entries
   */
  RememberedDecisions another(int most) {
    return new RememberedDecisions(new RecentlyUsed<>(most), keys, clock);
  }

  /** The question as the memory knows it. */
  public Question question(AuthorizationRequest request) {
    return new Question(this, keys.of(request), request.options().plan());
  }

  /** One question that was or may have been asked before. */
  public static final class Question {

    private final RememberedDecisions memory;
    private final CacheKey key;
    private final boolean plan;

    Question(RememberedDecisions memory, CacheKey key, boolean plan) {
      this.memory = memory;
      this.key = key;
      this.plan = plan;
    }

    /** That the call may pass, as far as that is known; null: the backend must be asked. */
    public @Nullable Authorized hit(CachingMode mode, long maxAgeMillis) {
      if (mode == CachingMode.NONE) {
        return null;
      }
      Remembered entry = memory.cache.find(key);
      if (entry == null || !(entry.decision() instanceof Authorized authorized)) {
        return null;
      }
      long age = memory.clock.millis() - entry.atMillis();
      boolean usable = !entry.restored() || (mode == CachingMode.RESILIENT && !plan);
      return usable && age < maxAgeMillis ? after(authorized, age) : null;
    }

    /** Any decision that is not older, a refusal as well. */
    public @Nullable AuthorizationDecision decision(long maxAgeMillis) {
      Remembered entry = memory.cache.find(key);
      return entry == null || memory.clock.millis() - entry.atMillis() >= maxAgeMillis
          ? null
          : entry.decision();
    }

    /** Keeps the decision, whatever it is. */
    public void keep(AuthorizationDecision decision) {
      memory.cache.put(key, new Remembered(decision, memory.clock.millis(), false));
    }

    /**
     * Takes note of what the backend said.
     *
     * @return what holds afterwards if the backend said nothing; null: the call must not pass
     */
    public @Nullable Authorized learn(CachingMode mode, AuthorizationDecision decision) {
      Remembered before = memory.cache.find(key);
      switch (CachingRules.after(mode, decision, before != null)) {
        case STORE -> keep(decision);
        case ASSUME -> keep(ASSUMED);
        case DELETE -> memory.cache.remove(key);
        case KEEP -> {}
      }
      Remembered now = memory.cache.find(key);
      return now != null && now.decision() instanceof Authorized authorized ? authorized : null;
    }
  }

  /** The same after a while and one more call. */
  private static Authorized after(Authorized authorized, long ageMillis) {
    LimitState limits = authorized.limits();
    if (limits == null) {
      return authorized;
    }
    return new Authorized(
        authorized.plan(),
        authorized.applicationId(),
        new LimitState(
            limits.maxValue(),
            Math.max(limits.remaining() - 1, 0),
            Math.max(limits.resetSeconds() - ageMillis / 1000, -1)));
  }

  /** Whether nobody decided: no answer, or storage that refuses writes (gateway.md, 3.2). */
  public static boolean undecided(AuthorizationDecision decision) {
    return switch (decision) {
      case AuthorizationDecision.Unavailable _ -> true;
      case Rejected rejected -> rejected.reason().status() >= 499;
      case Authorized _ -> false;
    };
  }
}
