/**
 * The policy registry: descriptions of policies that gateways have besides the built-in ones, and
 * the catalogue of both (account-management-api.md, 4.4, 4.5 and 5.9). Depends on tenant, rest and
 * protocol.
 */
@NullMarked
package io.tollgate.admin.policy;

import org.jspecify.annotations.NullMarked;
