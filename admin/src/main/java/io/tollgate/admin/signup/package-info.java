/**
 * Sign-up: a developer account with its first user, subscriptions and applications, made all at
 * once or not at all (account-management-api.md, 5.10). Depends on application, account, plan,
 * service, tenant, rest.
 */
@NullMarked
package io.tollgate.admin.signup;

import org.jspecify.annotations.NullMarked;
