package io.tollgate.gateway.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import io.tollgate.protocol.gateway.OidcEntry;
import java.lang.ref.WeakReference;
import java.security.PublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The issuers that services name, one for each however many services name it. An issuer lives as
 * long as a compiled service holds it, and an hour from when it was asked for last: a configuration
 * that is loaded again finds it, keys and all.
 */
final class Issuers implements AutoCloseable {

  /** What makes two issuers one. */
  private sealed interface Identity {
    record Discovered(IssuerUrl url) implements Identity {}

    record Given(OidcEntry entry) implements Identity {}
  }

  private static final long KEPT_MILLIS = Duration.ofHours(1).toMillis();

  private final OidcSettings settings;
  private final IssuerSource source;
  private final InstantSource clock;
  private final AtomicLong generation = new AtomicLong();
  private final Map<Identity, Known> known = new HashMap<>();
  private final ScheduledThreadPoolExecutor timer;

  Issuers(OidcSettings settings, IssuerSource source, InstantSource clock) {
    this.settings = settings;
    this.source = source;
    this.clock = clock;
    this.timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("oidc-timer").factory());
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** The issuer that describes itself at this URL. Its keys are asked for at once. */
  Issuer discovered(IssuerUrl url) {
    return find(
        new Identity.Discovered(url),
        true,
        () -> {
          IssuerSource.Reader reader = documents -> documents.discover(url);
          return new Issuer(
              url.base(),
              source.known(reader),
              source.fresh(reader),
              settings,
              clock,
              generation::incrementAndGet);
        });
  }

  /**
   * The issuer of which a document tells.
   *
   * @param faults is told about keys that cannot be read
   */
  Issuer given(OidcEntry entry, Consumer<String> faults) {
    return find(
        new Identity.Given(entry),
        entry.keys().isEmpty(),
        () -> {
          IssuerFacts facts = facts(entry, faults);
          String jwksUri = entry.jwksUri();
          if (jwksUri == null) {
            return new Issuer(
                facts.issuer(), facts, null, settings, clock, generation::incrementAndGet);
          }
          IssuerSource.Reader reader =
              documents ->
                  new IssuerFacts(
                      facts.issuer(),
                      facts.algorithms(),
                      facts.introspectionEndpoint(),
                      documents.keys(jwksUri));
          IssuerFacts before = facts.keys().isEmpty() ? source.known(reader) : null;
          return new Issuer(
              facts.issuer(),
              before == null ? facts : before,
              source.fresh(reader),
              settings,
              clock,
              generation::incrementAndGet);
        });
  }

  private static IssuerFacts facts(OidcEntry entry, Consumer<String> faults) {
    Map<String, List<VerificationKey>> keys = new LinkedHashMap<>();
    for (OidcEntry.Key given : entry.keys()) {
      PublicKey readable = PemKey.read(given.pem());
      VerificationKey key =
          readable == null ? null : VerificationKey.of(readable, given.algorithm());
      if (key == null) {
        faults.accept(
            "oidc.keys.%s.pem is no PEM text of an RSA or EC public key: its tokens are refused"
                .formatted(given.id()));
      } else {
        keys.put(given.id(), List.of(key));
      }
    }
    if (entry.issuer() == null) {
      faults.accept("oidc.issuer is missing: every call is refused");
    }
    if (entry.algorithms().isEmpty()) {
      faults.accept(
          "oidc.config.id_token_signing_alg_values_supported is missing: every call is refused");
    }
    return new IssuerFacts(
        Objects.requireNonNullElse(entry.issuer(), ""),
        entry.algorithms().stream().map(JWSAlgorithm::parse).collect(Collectors.toSet()),
        entry.introspectionEndpoint(),
        keys);
  }

  /**
   * @param atOnce whether a new one is asked for its keys now, rather than when those that the
   *     document brought have aged
   */
  private synchronized Issuer find(Identity identity, boolean atOnce, Supplier<Issuer> making) {
    long now = clock.millis();
    known.values().removeIf(one -> one.isForgotten(now));
    Known before = known.get(identity);
    Issuer issuer = before == null ? null : before.weak.get();
    if (issuer == null) {
      issuer = making.get();
      if (atOnce) {
        fetch(new WeakReference<>(issuer));
      } else if (issuer.canBeFetched()) {
        later(new WeakReference<>(issuer), issuer.pause());
      }
    }
    known.put(identity, new Known(issuer, now));
    return issuer;
  }

  private void fetch(WeakReference<Issuer> reference) {
    Issuer issuer = reference.get();
    CompletableFuture<Void> fetch = issuer == null ? null : issuer.fetch();
    if (fetch != null) {
      fetch.thenRun(() -> next(reference));
    }
  }

  private void next(WeakReference<Issuer> reference) {
    Issuer issuer = reference.get();
    if (issuer != null) {
      later(reference, issuer.pause());
    }
  }

  private void later(WeakReference<Issuer> reference, Duration pause) {
    if (!timer.isShutdown()) {
      timer.schedule(() -> fetch(reference), pause.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private static final class Known {

    private final WeakReference<Issuer> weak;
    private final long askedMillis;
    private @Nullable Issuer strong;

    Known(Issuer issuer, long askedMillis) {
      this.weak = new WeakReference<>(issuer);
      this.strong = issuer;
      this.askedMillis = askedMillis;
    }

    boolean isForgotten(long now) {
      if (now - askedMillis > KEPT_MILLIS) {
        strong = null;
      }
      return strong == null && weak.get() == null;
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
