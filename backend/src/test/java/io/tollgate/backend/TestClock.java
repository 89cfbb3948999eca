package io.tollgate.backend;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is moved. */
public final class TestClock implements InstantSource {

  private volatile Instant now;

  private TestClock(Instant now) {
    this.now = now;
  }

  /**
   * @param text such as {@code 2010-05-20T20:10:10Z}
   */
  public static TestClock at(String text) {
    return new TestClock(Instant.parse(text));
  }

  public void moveTo(String text) {
    now = Instant.parse(text);
  }

  @Override
  public Instant instant() {
    return now;
  }
}
