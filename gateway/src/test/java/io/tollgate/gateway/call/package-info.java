/** Calls without sockets. */
@NullMarked
package io.tollgate.gateway.call;

import org.jspecify.annotations.NullMarked;
