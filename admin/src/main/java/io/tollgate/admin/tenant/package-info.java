/**
 * Tenants: the providers whose products are kept apart, and what each says of himself
 * (account-management-api.md, 1.1 and 5.14; portals.md, 8). Depends on event, rest.
 */
@NullMarked
package io.tollgate.admin.tenant;

import org.jspecify.annotations.NullMarked;
