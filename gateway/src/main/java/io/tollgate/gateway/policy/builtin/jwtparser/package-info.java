/**
 * The policy {@code jwt_parser}: verifies tokens of services that do not live by them (gateway.md,
 * 5.3). May depend on {@code call}, {@code credentials}, {@code log}, {@code oidc}, {@code policy}
 * and {@code response}.
 */
@NullMarked
package io.tollgate.gateway.policy.builtin.jwtparser;

import org.jspecify.annotations.NullMarked;
