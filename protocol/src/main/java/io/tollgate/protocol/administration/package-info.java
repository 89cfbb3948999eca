/**
 * What the admin side tells the backend and asks of it: whole services and whole applications, each
 * push replacing what was there; what the backend has noticed; and the JSON in which both go to
 * another process (service-management-api.md, 6 to 8; portals.md, 8.2). Depends on time.
 */
@NullMarked
package io.tollgate.protocol.administration;

import org.jspecify.annotations.NullMarked;
