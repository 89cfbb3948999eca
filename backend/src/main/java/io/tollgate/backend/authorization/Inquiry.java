package io.tollgate.backend.authorization;

import io.tollgate.backend.catalog.Application;
import io.tollgate.backend.catalog.Limit;
import io.tollgate.backend.catalog.Service;
import io.tollgate.backend.usage.Effect;
import io.tollgate.backend.usage.Windows;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One question on its way through the checks, with what they have found so far. The clock was read
 * once, when it was made.
 */
public final class Inquiry {

  private final Question question;
  private final long nowMillis;
  private final Windows now;
  private final @Nullable Trace trace;
  private @Nullable String tenant;
  private @Nullable Service service;
  private @Nullable Application application;
  private List<Limit> limits = List.of();
  private Effect effect = Effect.NONE;
  private Effect shown = Effect.NONE;

  public Inquiry(Question question, long nowMillis, Windows now) {
    this(question, nowMillis, now, question.explains() ? new Trace() : null);
  }

  Inquiry(Question question, long nowMillis, Windows now, @Nullable Trace trace) {
    this.question = question;
    this.nowMillis = nowMillis;
    this.now = now;
    this.trace = trace;
  }

  public Question question() {
    return question;
  }

  /** When it was asked, milliseconds since 1970. */
  public long nowMillis() {
    return nowMillis;
  }

  public Windows now() {
    return now;
  }

  /** Where the checks are written down, null when nobody wants to know. */
  @Nullable Trace trace() {
    return trace;
  }

  /** Whether the caller has proven to be the service's provider, and not just to hold a token. */
  boolean isProviders() {
    String providerKey = question.providerKey();
    return service != null && providerKey != null && !providerKey.isBlank();
  }

  /** The provider key that the caller speaks for, null before it is known. It may not exist. */
  public @Nullable String tenantOrNull() {
    return tenant;
  }

  String tenant() {
    return Objects.requireNonNull(tenant, "the tenant check comes first");
  }

  void found(String providerKey) {
    this.tenant = providerKey;
  }

  public @Nullable Service serviceOrNull() {
    return service;
  }

  public Service service() {
    return Objects.requireNonNull(service, "the service check comes first");
  }

  void found(Service found) {
    this.service = found;
  }

  public @Nullable Application applicationOrNull() {
    return application;
  }

  public Application application() {
    return Objects.requireNonNull(application, "the application check comes first");
  }

  void found(Application found) {
    this.application = found;
    this.limits = service().limitsOf(found);
  }

  /** All limits of the application's plan. */
  public List<Limit> limits() {
    return limits;
  }

  /** What the call does to the counters, if it is counted. */
  public Effect effect() {
    return effect;
  }

  /** The effect as answers show it. */
  public Effect shown() {
    return shown;
  }

  void found(Effect stored, Effect displayed) {
    this.effect = stored;
    this.shown = displayed;
  }

  /** Whether the call will move a counter. */
  boolean counts() {
    return question.counts() && effect.counts();
  }
}
