package io.tollgate.gateway.log;

/**
 * How a call ended.
 *
 * @param status sent to the client; 499 when it gave up before that
 * @param bodyBytes sent to the client, without heads and chunk framing
 * @param nanos from the request's head to the answer's end
 */
public record CallEnd(int status, long bodyBytes, long nanos) {}
