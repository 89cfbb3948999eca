/**
 * The policy {@code cors}: what browsers ask before and after calls across origins (gateway.md,
 * 5.3.1). May depend on {@code call}, {@code pattern} and {@code policy}.
 */
@NullMarked
package io.tollgate.gateway.policy.builtin.cors;

import org.jspecify.annotations.NullMarked;
