/**
 * The policy {@code ip_check}: lets calls pass or not by the address they come from (gateway.md,
 * 5.3). May depend on {@code call} and {@code policy}.
 */
@NullMarked
package io.tollgate.gateway.policy.builtin.ipcheck;

import org.jspecify.annotations.NullMarked;
