/** Tests of what all endpoints of the internal API have in common. */
@NullMarked
package io.tollgate.backend.internal.route;

import org.jspecify.annotations.NullMarked;
