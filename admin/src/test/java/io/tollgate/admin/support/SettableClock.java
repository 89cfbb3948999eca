package io.tollgate.admin.support;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that goes on only when told. */
public final class SettableClock implements InstantSource {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));

  @Override
  public Instant instant() {
    return Objects.requireNonNull(now.get());
  }

  public void advance(Duration duration) {
    now.updateAndGet(before -> before.plus(duration));
  }
}
