/** Which service a call goes to, through sockets. */
@NullMarked
package io.tollgate.gateway.routing;

import org.jspecify.annotations.NullMarked;
