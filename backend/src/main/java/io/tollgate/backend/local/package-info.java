/**
 * The backend for a gateway in the same process: the pipeline of {@code authorization} and {@code
 * report} without HTTP and XML (gateway.md, section 3 and ruling 5). Depends on those two, usage,
 * telemetry and protocol.
 */
@NullMarked
package io.tollgate.backend.local;

import org.jspecify.annotations.NullMarked;
