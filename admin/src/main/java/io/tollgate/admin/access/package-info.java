/**
 * Who calls: access tokens (kept as digests), provider keys, the rights of members, and the
 * throttling of failures (account-management-api.md, 2; rulings 3 to 5). Depends on rest and
 * tenant.
 */
@NullMarked
package io.tollgate.admin.access;

import org.jspecify.annotations.NullMarked;
