/**
 * The policy {@code retry}: how often a call is tried again at its upstream (gateway.md, 5.3,
 * ruling 7). May depend on {@code call} and {@code policy}.
 */
@NullMarked
package io.tollgate.gateway.policy.builtin.retry;

import org.jspecify.annotations.NullMarked;
