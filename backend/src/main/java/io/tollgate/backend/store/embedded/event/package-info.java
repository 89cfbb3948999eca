/**
 * What the admin side has not fetched, and what has been announced, in {@code events.db}
 * (service-management-api.md, 7.5). Depends on sqlite, store, alert and catalog.
 */
@NullMarked
package io.tollgate.backend.store.embedded.event;

import org.jspecify.annotations.NullMarked;
