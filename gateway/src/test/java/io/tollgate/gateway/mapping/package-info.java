/** Which rules match and what they count, through sockets. */
@NullMarked
package io.tollgate.gateway.mapping;

import org.jspecify.annotations.NullMarked;
