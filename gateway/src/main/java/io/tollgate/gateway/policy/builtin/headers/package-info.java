/**
 * The policy {@code headers}: changes headers of requests and answers (gateway.md, 5.3). May depend
 * on {@code call}, {@code liquid} and {@code policy}.
 */
@NullMarked
package io.tollgate.gateway.policy.builtin.headers;

import org.jspecify.annotations.NullMarked;
