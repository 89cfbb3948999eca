/**
 * The internal API (service-management-api.md, 8): the portal, and an admin side in another
 * process, read and edit everything that the backend knows. {@link InternalApi} is mounted at
 * {@code /internal}; {@link InternalRoutes} lists its endpoints; a resource answers those of one
 * thing. Depends on route, and on catalog, error, alert, usage and store.
 */
@NullMarked
package io.tollgate.backend.internal;

import org.jspecify.annotations.NullMarked;
