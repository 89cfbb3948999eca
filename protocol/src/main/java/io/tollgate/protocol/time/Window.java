package io.tollgate.protocol.time;

/**
 * One occurrence of a period: the minute from 17:24 to 17:25, the month of May 2010.
 *
 * @param startMillis first instant, milliseconds since 1970 UTC
 * @param endMillis first instant after it
 */
public record Window(Period period, long startMillis, long endMillis) {

  /** The window without bounds; its instants are never shown on the wire. */
  public static final Window ETERNITY = new Window(Period.ETERNITY, 0, Long.MAX_VALUE);

  public boolean contains(long epochMillis) {
    return period == Period.ETERNITY || (startMillis <= epochMillis && epochMillis < endMillis);
  }
}
