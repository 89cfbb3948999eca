/**
 * What a request of the Service Management API says, whatever its form: query, form body or
 * multipart, with names nested by brackets (service-management-api.md, 1.2). Knows sizes and
 * syntax, no parameter's meaning but that some are secrets. Depends on http only.
 */
@NullMarked
package io.tollgate.backend.api.parameter;

import org.jspecify.annotations.NullMarked;
