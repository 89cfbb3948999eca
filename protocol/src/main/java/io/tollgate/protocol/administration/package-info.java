/**
 * What the admin side tells the backend: whole services and whole applications, each push replacing
 * what was there, and the JSON in which they go to another process (service-management-api.md, 6
 * and 8; portals.md, 8.2). Depends on time.
 */
@NullMarked
package io.tollgate.protocol.administration;

import org.jspecify.annotations.NullMarked;
