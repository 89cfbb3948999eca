/**
 * The policy {@code payload_limits}: bounds of bodies in both directions (gateway.md, 5.3). May
 * depend on {@code call} and {@code policy}.
 */
@NullMarked
package io.tollgate.gateway.policy.builtin.payloadlimits;

import org.jspecify.annotations.NullMarked;
