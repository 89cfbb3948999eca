package io.tollgate.admin.access;

import io.tollgate.admin.database.Database;
import io.tollgate.admin.outcome.Outcome;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes when a token was used last: outside of the request, at most once a minute (ruling 4). */
final class LastUse {
  private static final Logger log = LoggerFactory.getLogger(LastUse.class);
  private static final long EVERY_MILLIS = 60_000;
  private static final int MOST = 10_000;

  private final Database database;
  private final InstantSource clock;
  private final ConcurrentHashMap<Long, Long> written = new ConcurrentHashMap<>();

  LastUse(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  void used(long tenantId, long tokenId) {
    long now = clock.millis();
    Long before = written.get(tokenId);
    if (before != null && now - before < EVERY_MILLIS) {
      return;
    }
    if (written.size() >= MOST) {
      written.clear();
    }
    written.put(tokenId, now);
    Thread.ofVirtual().name("token-use").start(() -> write(tenantId, tokenId, now));
  }

  private void write(long tenantId, long tokenId, long now) {
    try {
      Outcome<Integer> unused =
          database.write(
              tenantId, transaction -> Outcome.done(TokenTable.touch(transaction, tokenId, now)));
    } catch (RuntimeException e) {
      log.debug("the last use of access token {} was not written", tokenId, e);
    }
  }
}
