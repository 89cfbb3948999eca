/**
 * The policy {@code tls}: a service's own certificate on the listener that speaks TLS (gateway.md,
 * 5.3). May depend on {@code policy} and {@code call}.
 */
@NullMarked
package io.tollgate.gateway.policy.builtin.tls;

import org.jspecify.annotations.NullMarked;
