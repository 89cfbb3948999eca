/**
 * Calling upstreams: connection pools per event loop, streaming both ways with back-pressure, and
 * one catalogue of what can go wrong. May depend on {@code loop}, {@code name}, {@code tls} and
 * {@code wire}. Gateway contract 2.9, 8.1, 8.2 and rulings 7, 8, 9.
 */
@NullMarked
package io.tollgate.http.client;

import org.jspecify.annotations.NullMarked;
