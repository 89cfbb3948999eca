/**
 * The policy {@code rate_limit}: limits at the edge, in this process or shared in Redis
 * (gateway.md, 5.3.2, ruling 16). May depend on {@code call}, {@code condition}, {@code liquid},
 * {@code memory} and {@code policy}.
 */
@NullMarked
package io.tollgate.gateway.policy.builtin.ratelimit;

import org.jspecify.annotations.NullMarked;
