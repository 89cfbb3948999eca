/** What operators can count of the backend's work. Depends on Micrometer alone. */
@NullMarked
package io.tollgate.backend.telemetry;

import org.jspecify.annotations.NullMarked;
