/** What the gateway itself says to a client, through sockets. */
@NullMarked
package io.tollgate.gateway.response;

import org.jspecify.annotations.NullMarked;
