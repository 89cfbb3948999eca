/** The gateway through its sockets, with a scripted backend and a scripted upstream. */
@NullMarked
package io.tollgate.gateway;

import org.jspecify.annotations.NullMarked;
