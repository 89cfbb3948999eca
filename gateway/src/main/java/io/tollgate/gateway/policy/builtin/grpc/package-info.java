/** Policy {@code grpc} (gateway.md, 5.3). */
@NullMarked
package io.tollgate.gateway.policy.builtin.grpc;

import org.jspecify.annotations.NullMarked;
