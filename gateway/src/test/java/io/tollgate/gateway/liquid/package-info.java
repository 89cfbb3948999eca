/** Templates, without sockets. */
@NullMarked
package io.tollgate.gateway.liquid;

import org.jspecify.annotations.NullMarked;
