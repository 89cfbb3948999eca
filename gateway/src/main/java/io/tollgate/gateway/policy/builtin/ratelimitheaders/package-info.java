/**
 * The policy {@code rate_limit_headers}: clients are told what their limits leave (gateway.md,
 * 5.3). May depend on {@code call} and {@code policy}.
 */
@NullMarked
package io.tollgate.gateway.policy.builtin.ratelimitheaders;

import org.jspecify.annotations.NullMarked;
