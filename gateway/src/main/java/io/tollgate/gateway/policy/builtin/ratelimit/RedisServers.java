package io.tollgate.gateway.policy.builtin.ratelimit;

import io.lettuce.core.RedisURI;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The Redis servers that configurations name; nothing is started before one does. */
final class RedisServers implements AutoCloseable {

  private static final Duration LEASE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(500);

  /** The least that the library takes: there is little to do. */
  private static final int THREADS = 2;

  private final Map<String, RedisCounters> byUrl = new HashMap<>();
  private @Nullable ClientResources resources;

  /** The counters there, null when the text is no URL. */
  synchronized @Nullable Counters at(String url) {
    RedisCounters known = byUrl.get(url);
    if (known != null) {
      return known;
    }
    RedisURI address;
    try {
      address = RedisURI.create(url);
    } catch (RuntimeException _) {
      return null;
    }
    RedisCounters made = new RedisCounters(address, resources(), LEASE);
    byUrl.put(url, made);
    return made;
  }

  private ClientResources resources() {
    ClientResources made = resources;
    if (made == null) {
      made = newResources();
      resources = made;
    }
    return made;
  }

  static ClientResources newResources() {
    return DefaultClientResources.builder()
        .ioThreadPoolSize(THREADS)
        .computationThreadPoolSize(THREADS)
        .reconnectDelay(Delay.constant(PAUSE))
        .build();
  }

  @Override
  public synchronized void close() {
    byUrl.values().forEach(RedisCounters::close);
    byUrl.clear();
    if (resources != null) {
      resources.shutdown(0, 1, TimeUnit.SECONDS);
      resources = null;
    }
  }
}
