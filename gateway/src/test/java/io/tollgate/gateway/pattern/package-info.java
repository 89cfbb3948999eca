/** Regular expressions of operators, without sockets. */
@NullMarked
package io.tollgate.gateway.pattern;

import org.jspecify.annotations.NullMarked;
