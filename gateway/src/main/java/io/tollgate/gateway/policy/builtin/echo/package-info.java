/**
 * The policy {@code echo}: answers with the request's own line (gateway.md, 5.3). May depend on
 * {@code call} and {@code policy}.
 */
@NullMarked
package io.tollgate.gateway.policy.builtin.echo;

import org.jspecify.annotations.NullMarked;
