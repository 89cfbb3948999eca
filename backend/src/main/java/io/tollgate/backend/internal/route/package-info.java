/**
 * What every endpoint of the internal API has in common: its route, its request and its reply
 * (service-management-api.md, 8). Depends on store and protocol.
 */
@NullMarked
package io.tollgate.backend.internal.route;

import org.jspecify.annotations.NullMarked;
