/**
 * How a change ends, for API and pages alike: done, or refused with a reason that says which field
 * is wrong. Pure values. Implements the words of account-management-api.md, 3. Depends on nothing.
 */
@NullMarked
package io.tollgate.admin.outcome;

import org.jspecify.annotations.NullMarked;
