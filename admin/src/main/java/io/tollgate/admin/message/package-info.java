/**
 * Messages between providers and developers, kept until the recipient deletes them
 * (account-management-api.md, 4.8; portals.md, 3.14). Depends on account, event, rest.
 */
@NullMarked
package io.tollgate.admin.message;

import org.jspecify.annotations.NullMarked;
