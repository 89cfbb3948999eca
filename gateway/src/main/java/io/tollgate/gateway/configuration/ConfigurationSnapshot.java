package io.tollgate.gateway.configuration;

import io.tollgate.gateway.memory.OwnerFile;
import io.tollgate.protocol.gateway.ConfigurationReader;
import io.tollgate.protocol.gateway.ConfigurationWriter;
import io.tollgate.protocol.gateway.Environment;
import io.tollgate.protocol.gateway.GatewayConfiguration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last configuration on disk, readable by its owner only. Written in the background: of many
 * changes at once only the last one costs a write, and between two writes nine times as long passes
 * as a write takes.
 */
public final class ConfigurationSnapshot implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ConfigurationSnapshot.class);

  private static final int SHARE = 9;
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final Path file;
  private @Nullable GatewayConfiguration unwritten;
  private @Nullable GatewayConfiguration written;
  private @Nullable Thread writer;
  private boolean closing;

  /**
   * @param file in a directory that exists and belongs to this gateway alone
   */
  public ConfigurationSnapshot(Path file) {
    this.file = file;
  }

  /** Empty when there is none; one that cannot be read is reported and not used. */
  public Optional<GatewayConfiguration> load() {
    try {
      return switch (new ConfigurationReader(Environment.PRODUCTION).read(Files.readString(file))) {
        case ConfigurationReader.Read read -> Optional.of(read.configuration());
        case ConfigurationReader.Rejected(ConfigurationReader.Fault fault) -> unusable(fault);
      };
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      return unusable(e);
    }
  }

  private Optional<GatewayConfiguration> unusable(Object cause) {
    log.warn("{} is not used, what it should hold will be fetched anew: {}", file, cause);
    return Optional.empty();
  }

  /** When its content was last known to be right; the epoch when there is none. */
  Instant savedAt() {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException e) {
      return Instant.EPOCH;
    }
  }

  /** Returns at once. */
  public synchronized void save(GatewayConfiguration configuration) {
    unwritten = configuration;
    if (writer == null) {
      writer = Thread.ofVirtual().name("configuration-snapshot").start(this::writeAll);
    }
  }

  private void writeAll() {
    for (GatewayConfiguration next = take(); next != null; next = take()) {
      long begin = System.nanoTime();
      try {
        if (next.equals(written)) {
          Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } else {
          String document = new ConfigurationWriter().proxyConfigs(next).toString();
          OwnerFile.replace(file, StandardCharsets.UTF_8.encode(document));
          written = next;
        }
      } catch (IOException e) {
        log.error("{} cannot be written; free its disk or mend its rights: {}", file, e.toString());
      }
      pause(Duration.ofNanos(System.nanoTime() - begin).multipliedBy(SHARE));
    }
  }

  /** Leaves the cores to others, until there is no time left. */
  private synchronized void pause(Duration wanted) {
    Duration pause = wanted.compareTo(LONGEST_PAUSE) < 0 ? wanted : LONGEST_PAUSE;
    long end = System.nanoTime() + pause.toNanos();
    try {
      for (long left = pause.toNanos(); left > 0 && !closing; left = end - System.nanoTime()) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized @Nullable GatewayConfiguration take() {
    GatewayConfiguration next = unwritten;
    unwritten = null;
    if (next == null) {
      writer = null;
    }
    return next;
  }

  /** Waits until everything is written, at most 10 s. */
  @Override
  public void close() {
    Thread running;
    synchronized (this) {
      closing = true;
      notifyAll();
      running = writer;
    }
    try {
      if (running != null) {
        running.join(10_000);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
