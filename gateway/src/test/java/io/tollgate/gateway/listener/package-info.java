/** The client's side of a call, through sockets. */
@NullMarked
package io.tollgate.gateway.listener;

import org.jspecify.annotations.NullMarked;
