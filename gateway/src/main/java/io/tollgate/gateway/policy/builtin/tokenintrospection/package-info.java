/**
 * The policy {@code token_introspection}: asks the issuer whether a token is still good
 * (gateway.md, 5.3). May depend on {@code call}, {@code credentials}, {@code log}, {@code oidc},
 * {@code policy} and {@code response}.
 */
@NullMarked
package io.tollgate.gateway.policy.builtin.tokenintrospection;

import org.jspecify.annotations.NullMarked;
