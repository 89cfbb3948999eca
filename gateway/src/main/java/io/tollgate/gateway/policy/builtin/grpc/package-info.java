/**
 * The policy {@code grpc}: upstreams are spoken to in HTTP/2 (gateway.md, 5.3). May depend on
 * {@code call} and {@code policy}.
 */
@NullMarked
package io.tollgate.gateway.policy.builtin.grpc;

import org.jspecify.annotations.NullMarked;
