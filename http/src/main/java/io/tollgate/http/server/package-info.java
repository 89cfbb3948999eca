/**
 * Listening: the socket with its limits, and small APIs whose requests and answers fit in memory.
 * May depend on nothing above {@code http}.
 */
@NullMarked
package io.tollgate.http.server;

import org.jspecify.annotations.NullMarked;
