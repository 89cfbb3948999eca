/**
 * The backend for a gateway in the same process: the pipeline of {@code authorization} and {@code
 * report} without HTTP and XML (gateway.md, section 3 and ruling 5); and what it has noticed, for
 * an admin side in the same process. Depends on those two, alert, error, usage, telemetry and
 * protocol.
 */
@NullMarked
package io.tollgate.backend.local;

import org.jspecify.annotations.NullMarked;
