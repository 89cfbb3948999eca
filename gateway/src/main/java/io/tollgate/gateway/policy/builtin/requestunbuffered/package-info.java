/**
 * The policy {@code request_unbuffered}: bodies go on as they come (gateway.md, 2.9 and 5.3). May
 * depend on {@code call} and {@code policy}.
 */
@NullMarked
package io.tollgate.gateway.policy.builtin.requestunbuffered;

import org.jspecify.annotations.NullMarked;
