/**
 * The policy {@code default_credentials}: credentials of calls that bring none (gateway.md, 5.3).
 * May depend on {@code call}, {@code credentials} and {@code policy}.
 */
@NullMarked
package io.tollgate.gateway.policy.builtin.defaultcredentials;

import org.jspecify.annotations.NullMarked;
