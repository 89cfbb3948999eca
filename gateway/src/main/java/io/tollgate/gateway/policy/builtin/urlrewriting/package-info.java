/**
 * The policy {@code url_rewriting}: changes path and query by expressions and commands (gateway.md,
 * 5.3). May depend on {@code call}, {@code liquid}, {@code pattern} and {@code policy}.
 */
@NullMarked
package io.tollgate.gateway.policy.builtin.urlrewriting;

import org.jspecify.annotations.NullMarked;
