/**
 * A whole product made and deleted across the rooms below: its metric hits, default service plan,
 * proxy, first mapping rule and service token (account-management-api.md, 5.1). Depends on service,
 * plan, integration, tenant, access, rest.
 */
@NullMarked
package io.tollgate.admin.product;

import org.jspecify.annotations.NullMarked;
