package io.tollgate.backend.usage;

/**
 * Finds windows, remembering the latest: they are the same for all calls of a minute, and working
 * them out costs more than the rest of a decision.
 */
public final class WindowCalendar {

  private volatile Windows latest = Windows.at(0);

  public Windows at(long epochMillis) {
    Windows known = latest;
    if (known.contain(epochMillis)) {
      return known;
    }
    Windows found = Windows.at(epochMillis);
    latest = found;
    return found;
  }
}
