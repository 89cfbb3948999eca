/**
 * Calling upstreams in HTTP/1.1 ({@code Http1Pool}) or HTTP/2 ({@code Http2Pool}), directly or
 * through proxies ({@code Route}): connection pools per event loop, streaming both ways with
 * back-pressure, and one catalogue of what can go wrong. May depend on {@code loop}, {@code name},
 * {@code tls} and {@code wire}. Gateway contract 2.9, 2.10, 8.1, 8.2 and rulings 7, 8, 9.
 */
@NullMarked
package io.tollgate.http.client;

import org.jspecify.annotations.NullMarked;
