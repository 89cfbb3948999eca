/**
 * Route tables: one line per endpoint says verb, path, who may, what comes in and what goes out
 * (account-management-api.md, 4). Depends on input, output, caller and outcome.
 */
@NullMarked
package io.tollgate.admin.rest.route;

import org.jspecify.annotations.NullMarked;
