/**
 * What comes in: query, form, multipart or JSON as one tree, and a form per resource that reads it,
 * flat or wrapped, into a typed value (account-management-api.md, 1.3; ruling 6). Pure. Depends on
 * outcome.
 */
@NullMarked
package io.tollgate.admin.rest.input;

import org.jspecify.annotations.NullMarked;
