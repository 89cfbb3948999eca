/** The internal API through its socket. */
@NullMarked
package io.tollgate.backend.internal;

import org.jspecify.annotations.NullMarked;
