/**
 * The policy {@code conditional}: a chain that some calls pass through (gateway.md, 5.3). May
 * depend on {@code call}, {@code condition}, {@code liquid} and {@code policy}.
 */
@NullMarked
package io.tollgate.gateway.policy.builtin.conditional;

import org.jspecify.annotations.NullMarked;
