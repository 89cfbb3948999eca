package io.tollgate.gateway.call;

/** Writes a call's line of the access log in place of the usual one. */
public interface LoggedLine {

  /**
   * Appends the line with its end, or nothing.
   *
   * @param time as the log spells it
   * @param status sent to the client; 499 when it gave up before that
   * @param bodyBytes sent to the client
   * @param nanos from the request's head to the answer's end
   */
  void append(StringBuilder lines, String time, Call call, int status, long bodyBytes, long nanos);
}
