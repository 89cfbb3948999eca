/**
 * The policy {@code logging}: lines of the access log in an operator's own form (gateway.md, 5.3).
 * May depend on {@code call}, {@code condition}, {@code liquid}, {@code log} and {@code policy}.
 */
@NullMarked
package io.tollgate.gateway.policy.builtin.logging;

import org.jspecify.annotations.NullMarked;
