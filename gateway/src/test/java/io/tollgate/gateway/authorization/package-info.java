/** What is asked of the backend and remembered of its answers, through sockets. */
@NullMarked
package io.tollgate.gateway.authorization;

import org.jspecify.annotations.NullMarked;
