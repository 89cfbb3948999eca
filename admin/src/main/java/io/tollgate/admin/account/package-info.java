/**
 * Developer accounts and what they subscribe to, their users and the provider's
 * (account-management-api.md, 4.7, 4.8, 4.10, 5.10, 5.11; portals.md, 1 and 8.1). New accounts come
 * through signup. Depends on plan, field, service, access, tenant, rest.
 */
@NullMarked
package io.tollgate.admin.account;

import org.jspecify.annotations.NullMarked;
