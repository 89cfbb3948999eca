package io.tollgate.gateway.policy.builtin.whitelistbypass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A list in a file: a credential a line, or a JSON array. Read when the configuration is compiled,
 * and again when it has changed; that is looked after on the side while it is used, at most once a
 * second, so that the first call after a change may still see the old one. What cannot be read
 * changes nothing.
 */
final class ListFile {

  private static final Logger log = LoggerFactory.getLogger(ListFile.class);

  private static final long LOOK_MILLIS = Duration.ofSeconds(1).toMillis();

  private final Path path;
  private final InstantSource clock;
  private final AtomicLong lookedAt;
  private volatile Set<String> lines = Set.of();
  private @Nullable FileTime modified;

  ListFile(Path path, InstantSource clock) {
    this.path = path;
    this.clock = clock;
    lookedAt = new AtomicLong(clock.millis());
    read();
  }

  Set<String> lines() {
    long now = clock.millis();
    long before = lookedAt.get();
    if (now - before >= LOOK_MILLIS && lookedAt.compareAndSet(before, now)) {
      Thread.ofVirtual().name("whitelist").start(this::read);
    }
    return lines;
  }

  private synchronized void read() {
    try {
      FileTime present = Files.getLastModifiedTime(path);
      if (!present.equals(modified)) {
        lines = parse(Files.readString(path));
        modified = present;
        log.info("{} credentials read from {}", lines.size(), path);
      }
    } catch (IOException | JacksonException e) {
      // What the parser says may quote a credential.
      log.error("the list {} cannot be read ({})", path, e.getClass().getSimpleName());
    }
  }

  private static Set<String> parse(String text) {
    Set<String> found = new HashSet<>();
    if (text.stripLeading().startsWith("[")) {
      for (JsonNode item : JsonMapper.shared().readTree(text)) {
        found.add(item.asString(""));
      }
    } else {
      text.lines().map(String::strip).forEach(found::add);
    }
    found.remove("");
    return Set.copyOf(found);
  }
}
