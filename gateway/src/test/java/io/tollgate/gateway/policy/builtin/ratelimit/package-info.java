/** Limiters against a real Redis. */
@NullMarked
package io.tollgate.gateway.policy.builtin.ratelimit;

import org.jspecify.annotations.NullMarked;
