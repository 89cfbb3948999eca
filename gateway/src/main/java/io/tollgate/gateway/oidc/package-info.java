/**
 * Access tokens: who issues them, with which keys they are verified, and which application they
 * stand for (gateway.md, 3.8 and ruling 4). {@code OpenIdConnect} is the entry. May depend on
 * {@code call}, {@code liquid} and {@code memory}.
 */
@NullMarked
package io.tollgate.gateway.oidc;

import org.jspecify.annotations.NullMarked;
