package io.tollgate.gateway.oidc;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An issuer of tokens and the latest that is known about it. Keys are fetched again from time to
 * time; a fetch that fails keeps the old ones (gateway.md, ruling 4).
 */
public final class Issuer {

  private static final Logger log = LoggerFactory.getLogger(Issuer.class);

  private final String name;
  private final @Nullable FactsSource source;
  private final OidcSettings settings;
  private final InstantSource clock;
  private final LongSupplier generations;
  private volatile @Nullable KeySet keys;
  private @Nullable CompletableFuture<Void> running;
  private long nextForUnknownKey = Long.MIN_VALUE;
  private Duration pause;

  /**
   * @param name for the log, without secrets
   * @param given what is known from the configuration, null: nothing
   * @param source null: nothing can be fetched
   * @param generations a number that was never there before
   */
  Issuer(
      String name,
      @Nullable IssuerFacts given,
      @Nullable FactsSource source,
      OidcSettings settings,
      InstantSource clock,
      LongSupplier generations) {
    this.name = name;
    this.source = source;
    this.settings = settings;
    this.clock = clock;
    this.generations = generations;
    this.pause = settings.refetch();
    this.keys = given == null ? null : new KeySet(generations.getAsLong(), given);
  }

  /** Null as long as nothing was fetched. */
  @Nullable KeySet keys() {
    return keys;
  }

  /** Where tokens can be asked about; null: nowhere, or not known yet. */
  public @Nullable String introspectionEndpoint() {
    KeySet now = keys;
    return now == null ? null : now.facts().introspectionEndpoint();
  }

  boolean canBeFetched() {
    return source != null;
  }

  /** How long after the last fetch the next one is due. */
  synchronized Duration pause() {
    return pause;
  }

  /**
   * A fetch that may bring a key nobody knows yet: the one under way, or one that is begun now.
   *
   * @param seen the keys that lack it: when there are others by now, these are looked at first
   * @return null when there was one just now
   */
  synchronized @Nullable CompletableFuture<Void> fetchForUnknownKey(@Nullable KeySet seen) {
    if (keys != seen) {
      return CompletableFuture.completedFuture(null);
    }
    if (running != null) {
      return running;
    }
    long now = clock.millis();
    if (now < nextForUnknownKey) {
      return null;
    }
    nextForUnknownKey = now + settings.unknownKeyPause().toMillis();
    return fetch();
  }

  /**
   * Fetches what is known anew, on a thread of its own.
   *
   * @return completed when the fetch has ended, well or not; null when nothing can be fetched
   */
  synchronized @Nullable CompletableFuture<Void> fetch() {
    FactsSource from = source;
    if (from == null || running != null) {
      return running;
    }
    CompletableFuture<Void> begun = new CompletableFuture<>();
    running = begun;
    Thread.ofVirtual().name("oidc-keys").start(() -> fetch(from, begun));
    return begun;
  }

  private void fetch(FactsSource from, CompletableFuture<Void> begun) {
    try {
      fetched(from.fetch());
    } catch (IssuerUnavailable e) {
      failed(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.error("the keys of {} cannot be read", name, e);
      failed("unexpected failure");
    } finally {
      synchronized (this) {
        running = null;
      }
      begun.complete(null);
    }
  }

  private synchronized void fetched(IssuerFacts facts) {
    pause = settings.refetch();
    KeySet old = keys;
    if (old != null && old.facts().equals(facts)) {
      return;
    }
    keys = new KeySet(generations.getAsLong(), facts);
    log.info("the keys of {} are: {}", name, String.join(", ", facts.keys().keySet()));
    if (facts.algorithms().isEmpty()) {
      log.warn("{} names no id_token_signing_alg_values_supported: every token is refused", name);
    }
  }

  private synchronized void failed(@Nullable String why) {
    boolean again = pause.compareTo(settings.refetch()) < 0;
    Duration next = again ? pause.multipliedBy(2) : settings.firstRetry();
    pause = shortest(next, shortest(OidcSettings.LONGEST_RETRY, settings.refetch()));
    log.warn(
        "{}; {}, tried again in {} ms",
        why,
        keys == null ? "every call with its tokens is refused" : "the old keys are used on",
        pause.toMillis());
  }

  @Override
  public String toString() {
    return "the issuer " + name;
  }

  private static Duration shortest(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
