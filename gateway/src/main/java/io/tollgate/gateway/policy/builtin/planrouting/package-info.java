/**
 * The policy {@code plan_routing}: the upstream is chosen by the application's plan (gateway.md,
 * 6.2). May depend on {@code call}, {@code pattern}, {@code policy} and {@code response}.
 */
@NullMarked
package io.tollgate.gateway.policy.builtin.planrouting;

import org.jspecify.annotations.NullMarked;
