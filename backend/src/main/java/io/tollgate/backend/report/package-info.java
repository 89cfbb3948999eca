/**
 * Batches of usage that has already happened: validated as a whole, counted as a whole, and never
 * held against limits (service-management-api.md, section 5; 12, ruling 1). What the reference
 * leaves to a worker happens here before the answer. Depends on authorization (refusals, the
 * meaning of usage entries), catalog, usage, store, error, alert, billing and protocol.
 */
@NullMarked
package io.tollgate.backend.report;

import org.jspecify.annotations.NullMarked;
