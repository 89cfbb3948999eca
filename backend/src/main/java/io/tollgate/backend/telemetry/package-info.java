/**
 * What operators can count and read of the backend's work: calls, how long they took, the slow
 * ones. Depends on Micrometer alone.
 */
@NullMarked
package io.tollgate.backend.telemetry;

import org.jspecify.annotations.NullMarked;
