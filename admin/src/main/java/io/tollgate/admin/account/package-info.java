/**
 * Developer accounts, their users and what they subscribe to (account-management-api.md, 4.8, 5.10;
 * portals.md, 1 and 8.1). New accounts come through signup. Depends on plan, access, rest.
 */
@NullMarked
package io.tollgate.admin.account;

import org.jspecify.annotations.NullMarked;
