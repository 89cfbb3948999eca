/**
 * What goes out: a representation per resource, written as JSON and as XML, alone, in a list or in
 * a page of one (account-management-api.md, 1.2, 1.4, 1.5; ruling 7). Pure. Depends on nothing.
 */
@NullMarked
package io.tollgate.admin.rest.output;

import org.jspecify.annotations.NullMarked;
