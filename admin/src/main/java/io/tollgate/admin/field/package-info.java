/**
 * Definitions of the fields that accounts, users and applications have beside the usual ones
 * (account-management-api.md, 5.14; ruling 11). Depends on tenant, event, rest.
 */
@NullMarked
package io.tollgate.admin.field;

import org.jspecify.annotations.NullMarked;
