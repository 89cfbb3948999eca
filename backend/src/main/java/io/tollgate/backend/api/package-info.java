/**
 * The Service Management API on the wire: routes, parameters, options, XML and headers
 * (service-management-api.md, sections 1 to 5, 9 and 10). What a call means is decided below, in
 * authorization and report. Imported by nobody but the backend's composition. Depends on
 * authorization and explanation, report, catalog, usage, store (idempotency keys), error (what an
 * entry tells of its request), telemetry, protocol and http.
 */
@NullMarked
package io.tollgate.backend.api;

import org.jspecify.annotations.NullMarked;
