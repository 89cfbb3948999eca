/**
 * The Service Management API on the wire: routes, parameters, options, XML and headers
 * (service-management-api.md, sections 1 to 5). What a call means is decided below, in
 * authorization and report. Imported by nobody but the backend's composition. Depends on
 * authorization, report, catalog, usage, telemetry, protocol and http.
 */
@NullMarked
package io.tollgate.backend.api;

import org.jspecify.annotations.NullMarked;
