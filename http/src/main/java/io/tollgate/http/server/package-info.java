/**
 * Listening: the socket with its limits, connections of HTTP/1.1 ({@code Http1Connection}) and of
 * HTTP/2 ({@code Http2Connection}, each request an {@code Http2Stream}) that look alike to their
 * handler, and small APIs whose requests and answers fit in memory. May depend on {@code loop},
 * {@code request}, {@code tls} and {@code wire}. Gateway contract 8.1 to 8.3 and ruling 12.
 */
@NullMarked
package io.tollgate.http.server;

import org.jspecify.annotations.NullMarked;
