/**
 * The policy {@code upstream_connection}: time-outs of a service towards its upstream (gateway.md,
 * 5.3). May depend on {@code call} and {@code policy}.
 */
@NullMarked
package io.tollgate.gateway.policy.builtin.upstreamconnection;

import org.jspecify.annotations.NullMarked;
