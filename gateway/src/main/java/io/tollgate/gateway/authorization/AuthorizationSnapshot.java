package io.tollgate.gateway.authorization;

import io.tollgate.gateway.memory.OwnerFile;
import io.tollgate.gateway.memory.RecentlyUsed;
import io.tollgate.protocol.authorization.AuthorizationDecision.Authorized;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the keys of allowed questions on disk, so that callers who are known go on when gateway and
 * backend were both restarted and the backend is not back yet (gateway.md, 3.4). The file holds
 * keyed hashes and the key that belongs to them, no credentials; its owner alone may read it.
 */
final class AuthorizationSnapshot implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(AuthorizationSnapshot.class);

  private static final Duration PAUSE = Duration.ofSeconds(10);
  private static final int KEY_BYTES = 2 * Long.BYTES;

  private final Path file;
  private final RecentlyUsed<CacheKey, Remembered> cache;
  private final byte[] secret;
  private final Thread writer;
  private int writtenKeys = -1;

  private AuthorizationSnapshot(
      Path file, RecentlyUsed<CacheKey, Remembered> cache, byte[] secret) {
    this.file = file;
    this.cache = cache;
    this.secret = secret;
    this.writer = Thread.ofVirtual().name("authorization-snapshot").start(this::writeNowAndThen);
  }

  /**
   * Reads what the last run has left into the cache. A file that cannot be read is none.
   *
   * @param secret used when there is none yet
   */
  static AuthorizationSnapshot open(
      Path file, RecentlyUsed<CacheKey, Remembered> cache, byte[] secret) {
    byte[] known = secret;
    try {
      if (Files.exists(file)) {
        ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(file));
        if (content.remaining() % KEY_BYTES == 0 && content.remaining() >= secret.length) {
          known = new byte[secret.length];
          content.get(known);
          restore(content, cache);
        } else {
          log.warn("{} is damaged: callers known before the start are not known now", file);
        }
      }
    } catch (IOException e) {
      log.warn("{} cannot be read: callers known before the start are not known now", file, e);
    }
    return new AuthorizationSnapshot(file, cache, known);
  }

  private static void restore(ByteBuffer content, RecentlyUsed<CacheKey, Remembered> cache) {
    Remembered allowed = new Remembered(new Authorized(null, null, null), 0, true);
    while (content.hasRemaining()) {
      cache.put(new CacheKey(content.getLong(), content.getLong()), allowed);
    }
  }

  byte[] secret() {
    return secret;
  }

  private void writeNowAndThen() {
    try {
      while (true) {
        Thread.sleep(PAUSE);
        write();
      }
    } catch (InterruptedException e) {
      // Closed, which writes for the last time.
    }
  }

  private synchronized void write() {
    Set<CacheKey> allowed = new HashSet<>();
    cache.forEach(
        (key, entry) -> {
          if (entry.decision() instanceof Authorized) {
            allowed.add(key);
          }
        });
    if (allowed.hashCode() == writtenKeys) {
      return;
    }
    ByteBuffer content = ByteBuffer.allocate(secret.length + KEY_BYTES * allowed.size());
    content.put(secret);
    for (CacheKey key : allowed) {
      content.putLong(key.high()).putLong(key.low());
    }
    try {
      OwnerFile.replace(file, content.flip());
      writtenKeys = allowed.hashCode();
    } catch (IOException e) {
      log.error("{} cannot be written: known callers would not be known after a restart", file, e);
    }
  }

  @Override
  public void close() {
    writer.interrupt();
    write();
  }
}
