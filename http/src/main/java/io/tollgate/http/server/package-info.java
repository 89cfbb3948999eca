/**
 * Listening: the socket with its limits, and small APIs whose requests and answers fit in memory.
 * May depend on {@code loop}, {@code request}, {@code tls} and {@code wire}. Gateway contract 8.1
 * to 8.3.
 */
@NullMarked
package io.tollgate.http.server;

import org.jspecify.annotations.NullMarked;
