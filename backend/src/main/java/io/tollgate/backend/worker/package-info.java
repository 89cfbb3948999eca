/** The threads that work beside the calls, and how they end. Depends on nothing. */
@NullMarked
package io.tollgate.backend.worker;

import org.jspecify.annotations.NullMarked;
