package io.tollgate.http.server;

import java.net.InetSocketAddress;

/**
 * A request that never reached its handler, because it is malformed, too large or too slow.
 *
 * @param status what it is answered with: 400, 405, 408, 414 or 505
 * @param reason one sentence, for the log and fit for the client
 */
public record BadRequest(int status, String reason, InetSocketAddress peer) {}
