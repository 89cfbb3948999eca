/**
 * The event loops on which everything of the data plane runs. May depend on nothing else in {@code
 * http}. Architecture: "Threads, memory, failure".
 */
@NullMarked
package io.tollgate.http.loop;

import org.jspecify.annotations.NullMarked;
