/**
 * Applications, their keys and referrer filters, and the ways to another plan
 * (account-management-api.md, 4.9, 5.6, 5.7, rulings 9 and 10; portals.md, 4.1 and 8.1). Depends on
 * account, field, plan, integration, service, access, rest.
 */
@NullMarked
package io.tollgate.admin.application;

import org.jspecify.annotations.NullMarked;
