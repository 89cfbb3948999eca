/**
 * Counts the calls of providers themselves, on a service of the operator's, the master service
 * (service-management-api.md, 7.7; 12, ruling 13). Optional. Depends on catalog, store, usage and
 * worker.
 */
@NullMarked
package io.tollgate.backend.billing;

import org.jspecify.annotations.NullMarked;
