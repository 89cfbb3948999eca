/** Numbers for Prometheus. May depend on {@code server} and {@code loop}. Gateway contract 4.5. */
@NullMarked
package io.tollgate.http.metrics;

import org.jspecify.annotations.NullMarked;
