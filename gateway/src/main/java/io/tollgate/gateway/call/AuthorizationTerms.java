package io.tollgate.gateway.call;

import org.jspecify.annotations.Nullable;

/**
 * What policies ask of one call's authorisation, in <em>rewrite</em>; the policy that authorises
 * heeds it in <em>access</em>, so the order of the chain does not matter. Most calls have none of
 * it, so it is made when a policy asks for the first time.
 */
public final class AuthorizationTerms {

  /** Lets single callers pass while the backend is away (gateway.md, 3.7). */
  public interface Bypass {

    /** Whether the call passes; if so the implementation says so in the log. */
    boolean passes(Call call);

    /** Keeps the call's usage until the backend is back, unless that is not wanted. */
    void reportLater(Call call);
  }

  /** Chooses the upstream of an authorised call (gateway.md, 6.2). */
  @FunctionalInterface
  public interface PlanRoute {

    /**
     * @param plan null when the answer had none, or nobody answered
     */
    PhaseOutcome route(Call call, @Nullable String plan);
  }

  private @Nullable CachingMode caching;
  private boolean uncached;
  private long maxAgeMillis = Long.MAX_VALUE;
  private @Nullable String referrer;
  private boolean limits;
  private boolean elsewhere;
  private @Nullable Bypass bypass;
  private @Nullable PlanRoute planRoute;

  /** Null: that of the settings. */
  public @Nullable CachingMode caching() {
    return uncached ? CachingMode.NONE : caching;
  }

  public void caching(CachingMode mode) {
    caching = mode;
  }

  /** Every call is to be decided anew, whatever else is asked. */
  public void uncached() {
    uncached = true;
  }

  /** What is older than this is to be asked again. */
  public long maxAgeMillis() {
    return maxAgeMillis;
  }

  public void maxAgeMillis(long most) {
    maxAgeMillis = most;
  }

  /** To be held against the referrer filters, null for none. */
  public @Nullable String referrer() {
    return referrer;
  }

  public void referrer(@Nullable String value) {
    referrer = value;
  }

  /** Whether somebody wants to know what the limits leave. */
  public boolean limits() {
    return limits;
  }

  public void askLimits() {
    limits = true;
  }

  /** Whether another policy than {@code apicast} authorises the call. */
  public boolean elsewhere() {
    return elsewhere;
  }

  public void authorizeElsewhere() {
    elsewhere = true;
  }

  public @Nullable Bypass bypass() {
    return bypass;
  }

  public void bypass(Bypass policy) {
    bypass = policy;
  }

  /** Null when the plan does not matter. */
  public @Nullable PlanRoute planRoute() {
    return planRoute;
  }

  public void planRoute(PlanRoute policy) {
    planRoute = policy;
  }
}
