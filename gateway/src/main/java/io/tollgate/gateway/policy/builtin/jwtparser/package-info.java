/**
 * The policy {@code jwt_parser}: verifies tokens of services that do not live by them (gateway.md,
 * 5.3).
 */
@NullMarked
package io.tollgate.gateway.policy.builtin.jwtparser;

import org.jspecify.annotations.NullMarked;
