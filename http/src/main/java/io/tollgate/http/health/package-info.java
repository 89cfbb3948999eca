/**
 * Whether the process is alive and ready, for load balancers and people. May depend on {@code
 * server}. Gateway contract 4.5.
 */
@NullMarked
package io.tollgate.http.health;

import org.jspecify.annotations.NullMarked;
