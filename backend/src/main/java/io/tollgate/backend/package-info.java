/**
 * The backend: authorises calls, counts them against usage limits and takes reports
 * (service-management-api.md). {@link Backend} puts its rooms together; it is all that others need.
 * Depends on every room below, on protocol and http.
 */
@NullMarked
package io.tollgate.backend;

import org.jspecify.annotations.NullMarked;
