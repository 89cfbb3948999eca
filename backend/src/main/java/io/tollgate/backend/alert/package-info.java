/**
 * What the backend tells the admin side of its own accord: first traffic of an application, and
 * limits that are nearly or wholly used (service-management-api.md, 7.5; 12, ruling 12). {@link
 * Alerts} watches; {@link Announced} is the rule what is new; an {@link EventStore} keeps it. On
 * event loops one look at memory is all that a call costs; a thread of its own writes. Depends on
 * catalog, store, usage, worker and protocol.
 */
@NullMarked
package io.tollgate.backend.alert;

import org.jspecify.annotations.NullMarked;
