package io.tollgate.gateway.oidc;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How keys of issuers are fetched and tokens verified (gateway.md, ruling 4).
 *
 * @param refetch between two fetches of an issuer's keys
 * @param firstRetry after a fetch that failed; doubles with each further one, up to 60 s
 * @param unknownKeyPause least time between two fetches of one issuer's keys that a token with an
 *     unknown key brings about
 * @param keyWait how long a call waits for such a fetch
 * @param leeway by how much the clocks of issuer and gateway may differ
 * @param verify whether certificates of https issuers must be trusted ({@code OPENSSL_VERIFY})
 * @param copy file for the last good documents of issuers; empty: none is kept
 * @param queue tokens that may wait for their signature to be verified; further calls get 503
 */
public record OidcSettings(
    Duration refetch,
    Duration firstRetry,
    Duration unknownKeyPause,
    Duration keyWait,
    Duration leeway,
    boolean verify,
    Optional<Path> copy,
    int queue) {

  /** Every 300 s, again after 1 s, 30 s, 2 s, no leeway, certificates verified, 1,000. */
  public static final OidcSettings DEFAULT =
      new OidcSettings(
          Duration.ofSeconds(300),
          Duration.ofSeconds(1),
          Duration.ofSeconds(30),
          Duration.ofSeconds(2),
          Duration.ZERO,
          true,
          Optional.empty(),
          1000);

  /**
   * The same for a gateway whose configuration is loaded again so often: keys are, too, but not
   * more than once a minute.
   *
   * @param reload zero or negative: the configuration is not loaded from time to time
   */
  public OidcSettings withReload(Duration reload) {
    if (!reload.isPositive()) {
      return this;
    }
    Duration least = Duration.ofSeconds(60);
    return new OidcSettings(
        reload.compareTo(least) < 0 ? least : reload,
        firstRetry,
        unknownKeyPause,
        keyWait,
        leeway,
        verify,
        copy,
        queue);
  }

  public OidcSettings withVerify(boolean other) {
    return new OidcSettings(
        refetch, firstRetry, unknownKeyPause, keyWait, leeway, other, copy, queue);
  }

  public OidcSettings withCopy(Optional<Path> file) {
    return new OidcSettings(
        refetch, firstRetry, unknownKeyPause, keyWait, leeway, verify, file, queue);
  }

  static final Duration LONGEST_RETRY = Duration.ofSeconds(60);
}
