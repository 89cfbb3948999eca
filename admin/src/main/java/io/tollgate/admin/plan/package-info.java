/**
 * Plans of applications, services and accounts, with limits, prices and features
 * (account-management-api.md, 4.6, 4.7, 5.8). Depends on service, backendapi, tenant, access, rest
 * and protocol.
 */
@NullMarked
package io.tollgate.admin.plan;

import org.jspecify.annotations.NullMarked;
