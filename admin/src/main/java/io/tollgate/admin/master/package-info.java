/**
 * What the operator of an installation does with its tenants: makes, suspends and ends them
 * (account-management-api.md, 4.14; portals.md, 8.1). Depends on product, application, signup,
 * account, plan, field, service, access, tenant and rest.
 */
@NullMarked
package io.tollgate.admin.master;

import org.jspecify.annotations.NullMarked;
