/**
 * The policy {@code upstream}: chooses the upstream by the path (gateway.md, 5.3). May depend on
 * {@code call}, {@code pattern} and {@code policy}.
 */
@NullMarked
package io.tollgate.gateway.policy.builtin.upstream;

import org.jspecify.annotations.NullMarked;
