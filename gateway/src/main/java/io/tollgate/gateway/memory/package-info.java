/**
 * How the gateway remembers: bounded maps, and files that their owner alone may read. Knows nothing
 * of calls; depends on no other room.
 */
@NullMarked
package io.tollgate.gateway.memory;

import org.jspecify.annotations.NullMarked;
