package io.tollgate.admin.publication.remote;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every other second whether a backend in another process is there and remembers. One that
 * was away, or that lost what it knew, is told everything again.
 */
public final class BackendWatch implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(BackendWatch.class);
  private static final Duration INTERVAL = Duration.ofSeconds(2);

  private final RemoteBackend backend;
  private final Runnable tellEverything;
  private final Duration interval;
  private final Thread thread;
  private volatile @Nullable String trouble;

  /**
   * Looks from now on.
   *
   * @param tellEverything asks for a full publication; returns at once
   */
  public BackendWatch(RemoteBackend backend, Runnable tellEverything) {
    this(backend, tellEverything, INTERVAL);
  }

  BackendWatch(RemoteBackend backend, Runnable tellEverything, Duration interval) {
    this.backend = backend;
    this.tellEverything = tellEverything;
    this.interval = interval;
    this.thread = Thread.ofVirtual().name("backend-watch").start(this::run);
  }

  /** Why nothing can be published at the moment, empty when it can. */
  public Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void run() {
    try {
      while (true) {
        look();
        Thread.sleep(interval);
      }
    } catch (InterruptedException e) {
      log.debug("no longer watches {}", backend);
    }
  }

  private void look() {
    String before = trouble;
    try {
      boolean remembers = backend.remembers();
      trouble = null;
      if (before != null) {
        log.warn("{} answers again and is told everything once more", backend);
        tellEverything.run();
      } else if (!remembers) {
        log.warn("{} has lost products and is told everything once more", backend);
        tellEverything.run();
      }
    } catch (RuntimeException e) {
      String now = e instanceof BackendUnavailable ? String.valueOf(e.getMessage()) : e.toString();
      trouble = now;
      if (before == null && !Thread.currentThread().isInterrupted()) {
        log.warn("nothing can be published: {}", now);
      }
    }
  }
}
