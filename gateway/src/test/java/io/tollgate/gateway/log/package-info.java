/** What logs hide, without sockets. */
@NullMarked
package io.tollgate.gateway.log;

import org.jspecify.annotations.NullMarked;
