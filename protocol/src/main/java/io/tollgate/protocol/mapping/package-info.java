/**
 * Mapping-rule patterns, parsed, validated and matched in one place for the admin side and the
 * gateway, and the form of a request's path that they are matched against (gateway.md, 2.3 and 8.3;
 * account-management-api.md, 5.5). Depends on nothing.
 */
@NullMarked
package io.tollgate.protocol.mapping;

import org.jspecify.annotations.NullMarked;
