package io.tollgate.gateway.oidc;

import io.tollgate.gateway.liquid.Templates;
import io.tollgate.http.client.UpstreamClient;
import io.tollgate.http.client.UpstreamTimeouts;
import io.tollgate.http.document.DocumentClient;
import io.tollgate.http.loop.EventLoops;
import io.tollgate.protocol.gateway.OidcEntry;
import io.tollgate.protocol.gateway.ServiceConfiguration;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What all services of a gateway share to judge tokens: issuers with their keys, tokens verified
 * before, and the threads that verify signatures.
 */
public final class OpenIdConnect implements AutoCloseable {

  private static final int TOKENS_KEPT = 10_000;

  private static final UpstreamTimeouts STEP =
      new UpstreamTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5));

  private static final Duration WHOLE = Duration.ofSeconds(10);
  private static final int MOST_BYTES = 1 << 20;

  private final OidcSettings settings;
  private final InstantSource clock;
  private final Templates templates;
  private final String userAgent;
  private final DocumentClient documents;
  private final Issuers issuers;
  private final VerifiedTokens verified = new VerifiedTokens(TOKENS_KEPT);
  private final ThreadPoolExecutor signatures;

  /**
   * @param templates compiles claims that are templates
   * @param client over which issuers are asked
   * @param userAgent how the gateway introduces itself to them
   */
  public OpenIdConnect(
      OidcSettings settings,
      Templates templates,
      EventLoops loops,
      UpstreamClient client,
      String userAgent,
      InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.templates = templates;
    this.userAgent = userAgent;
    this.documents = new DocumentClient(loops, client, STEP, WHOLE, MOST_BYTES);
    this.issuers =
        new Issuers(
            settings,
            new IssuerSource(
                new IssuerFetch(documents, userAgent, settings.verify()),
                settings.copy().map(IssuerCopy::new)),
            clock);
    int threads = Runtime.getRuntime().availableProcessors();
    this.signatures =
        new ThreadPoolExecutor(
            threads,
            threads,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(settings.queue()),
            Thread.ofPlatform().daemon().name("signatures-", 0).factory());
    signatures.allowCoreThreadTimeOut(true);
  }

  /**
   * The issuer of a service's tokens.
   *
   * @param faults is told what is wrong
   * @return null when the service names none
   */
  public @Nullable Issuer issuer(ServiceConfiguration service, Consumer<String> faults) {
    OidcEntry entry = service.oidc();
    if (entry != null && (!entry.keys().isEmpty() || entry.jwksUri() != null)) {
      return issuers.given(entry, faults);
    }
    String endpoint = service.proxy().tokens().issuerEndpoint();
    if (endpoint == null) {
      faults.accept(
          "proxy.oidc_issuer_endpoint is missing, there are no keys to verify access tokens with:"
              + " every call is refused");
      return null;
    }
    IssuerUrl url = IssuerUrl.parse(endpoint);
    if (url == null) {
      faults.accept("proxy.oidc_issuer_endpoint is no http or https URL: every call is refused");
      return null;
    }
    return issuers.discovered(url);
  }

  /** The issuer that describes itself at this URL. */
  public Issuer issuer(IssuerUrl url) {
    return issuers.discovered(url);
  }

  /** Which application the tokens of a service stand for. */
  public AppIdClaim application(ServiceConfiguration service, Consumer<String> faults) {
    return AppIdClaim.compile(service.proxy().tokens(), templates, faults);
  }

  public TokenVerifier verifier(Issuer issuer) {
    return new TokenVerifier(issuer, settings, verified, signatures, clock);
  }

  /** Fetches from issuers, with their time-outs and bounds. */
  public DocumentClient documents() {
    return documents;
  }

  /** How the gateway introduces itself to issuers. */
  public String userAgent() {
    return userAgent;
  }

  /** Whether certificates of https issuers must be trusted. */
  public boolean verifiesCertificates() {
    return settings.verify();
  }

  @Override
  public void close() {
    issuers.close();
    signatures.shutdownNow();
  }
}
