/**
 * The policy {@code soap}: counts calls by their SOAP action (gateway.md, 5.3). May depend on
 * {@code call} and {@code policy}; patterns are {@code protocol.mapping}'s.
 */
@NullMarked
package io.tollgate.gateway.policy.builtin.soap;

import org.jspecify.annotations.NullMarked;
