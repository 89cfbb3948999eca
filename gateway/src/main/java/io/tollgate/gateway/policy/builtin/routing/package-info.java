/**
 * The policy {@code routing}: chooses upstream, path and usage by conditions (gateway.md, 5.3). May
 * depend on {@code call}, {@code condition}, {@code liquid}, {@code mapping} and {@code policy}.
 */
@NullMarked
package io.tollgate.gateway.policy.builtin.routing;

import org.jspecify.annotations.NullMarked;
