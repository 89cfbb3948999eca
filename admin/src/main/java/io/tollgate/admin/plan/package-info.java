/**
 * Plans and their usage limits (account-management-api.md, 4.6, 5.8). Depends on service,
 * backendapi, tenant, access, rest and protocol.
 */
@NullMarked
package io.tollgate.admin.plan;

import org.jspecify.annotations.NullMarked;
