/**
 * The mapping rules of a service, compiled: which fit a call, and what it uses (gateway.md, 2.3).
 * May depend on {@code call} and {@code liquid}; patterns are matched in {@code protocol.mapping}.
 */
@NullMarked
package io.tollgate.gateway.mapping;

import org.jspecify.annotations.NullMarked;
