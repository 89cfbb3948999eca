/**
 * One call on its way through the gateway: what came in, what was found out about it, how a phase
 * may end, and the catalogue of refusals (gateway.md, 2.1 and 2.5). The floor of the gateway:
 * imports no other of its rooms, only {@code protocol} and {@code http}.
 */
@NullMarked
package io.tollgate.gateway.call;

import org.jspecify.annotations.NullMarked;
