/**
 * Tenants: the providers whose products are kept apart (account-management-api.md, 1.1; portals.md,
 * 8). Depends on nothing more.
 */
@NullMarked
package io.tollgate.admin.tenant;

import org.jspecify.annotations.NullMarked;
