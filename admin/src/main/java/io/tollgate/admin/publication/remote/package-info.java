/**
 * Publication to a backend in another process, over its internal API (service-management-api.md,
 * 8). Depends on protocol alone.
 */
@NullMarked
package io.tollgate.admin.publication.remote;

import org.jspecify.annotations.NullMarked;
