/**
 * The policy {@code on_failed}: says what calls get when a policy fails (gateway.md, 5.3). May
 * depend on {@code policy}.
 */
@NullMarked
package io.tollgate.gateway.policy.builtin.onfailed;

import org.jspecify.annotations.NullMarked;
