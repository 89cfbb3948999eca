/**
 * What the gateway itself says to a client: a service's configured refusals and the debug headers
 * (gateway.md, 2.5 and 4.1). May depend on {@code call} and {@code authorization}.
 */
@NullMarked
package io.tollgate.gateway.response;

import org.jspecify.annotations.NullMarked;
