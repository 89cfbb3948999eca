/**
 * The policy {@code caching}: how long decisions of the backend hold (gateway.md, 3.4). May depend
 * on {@code call} and {@code policy}.
 */
@NullMarked
package io.tollgate.gateway.policy.builtin.caching;

import org.jspecify.annotations.NullMarked;
