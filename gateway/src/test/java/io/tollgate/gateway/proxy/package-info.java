/** The way to the upstream and back, through sockets. */
@NullMarked
package io.tollgate.gateway.proxy;

import org.jspecify.annotations.NullMarked;
