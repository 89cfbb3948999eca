/**
 * The rules of a tenant's developer site: who may sign up, and how plans are changed
 * (account-management-api.md, 5.13). Depends on plan, tenant, rest.
 */
@NullMarked
package io.tollgate.admin.settings;

import org.jspecify.annotations.NullMarked;
