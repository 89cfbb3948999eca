/** Conditions, without sockets. */
@NullMarked
package io.tollgate.gateway.condition;

import org.jspecify.annotations.NullMarked;
