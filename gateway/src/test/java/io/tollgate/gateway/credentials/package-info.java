/** Where credentials may stand, through sockets. */
@NullMarked
package io.tollgate.gateway.credentials;

import org.jspecify.annotations.NullMarked;
