package io.tollgate.http.tls;

import io.netty.handler.ssl.OpenSslSessionTicketKey;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * What session tickets are sealed with: a client that comes again shows one and is spared most of
 * the handshake. Keys live in memory only; each seals for half a day and opens for another half, so
 * that a stolen one is of little use.
 */
final class TicketKeys {

  private static final Duration TURN = Duration.ofHours(12);

  private final RandomGenerator random;
  private OpenSslSessionTicketKey current;
  private OpenSslSessionTicketKey previous;
  private Instant since;

  /**
   * @param random fit for secrets
   */
  TicketKeys(RandomGenerator random, Instant now) {
    this.random = random;
    current = fresh();
    previous = current;
    since = now;
  }

  private OpenSslSessionTicketKey fresh() {
    return new OpenSslSessionTicketKey(
        bytes(OpenSslSessionTicketKey.NAME_SIZE),
        bytes(OpenSslSessionTicketKey.HMAC_KEY_SIZE),
        bytes(OpenSslSessionTicketKey.AES_KEY_SIZE));
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Whether the keys are others than before. */
  boolean turn(Instant now) {
    if (now.isBefore(since.plus(TURN))) {
      return false;
    }
    previous = current;
    current = fresh();
    since = now;
    return true;
  }

  /** The one that seals comes first. */
  OpenSslSessionTicketKey[] keys() {
    return new OpenSslSessionTicketKey[] {current, previous};
  }
}
