/**
 * Applications, their keys and referrer filters (account-management-api.md, 4.9, 5.6, 5.7;
 * portals.md, 8.1). Depends on account, plan, service, access, rest.
 */
@NullMarked
package io.tollgate.admin.application;

import org.jspecify.annotations.NullMarked;
