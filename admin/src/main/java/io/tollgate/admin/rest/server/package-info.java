/**
 * Answers a route table over HTTP: credentials, rights, ids, format, body, in this order (ruling
 * 2), and the bodies of refusals (account-management-api.md, 1.2, 1.6, 1.7, 2.3, 3). Javalin stands
 * in one class. Depends on route, input, output, caller, database and outcome.
 */
@NullMarked
package io.tollgate.admin.rest.server;

import org.jspecify.annotations.NullMarked;
