/**
 * Who calls and what he may do: scopes of tokens, sections of members, read or write
 * (account-management-api.md, 2; rulings 3 and 5). Pure values. Depends on nothing.
 */
@NullMarked
package io.tollgate.admin.caller;

import org.jspecify.annotations.NullMarked;
