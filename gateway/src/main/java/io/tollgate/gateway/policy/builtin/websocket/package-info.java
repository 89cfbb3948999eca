/**
 * The policy {@code websocket}: connections may change to that protocol (gateway.md, 2.9 and 5.3).
 * May depend on {@code call} and {@code policy}.
 */
@NullMarked
package io.tollgate.gateway.policy.builtin.websocket;

import org.jspecify.annotations.NullMarked;
