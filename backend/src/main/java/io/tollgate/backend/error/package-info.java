/**
 * The error list of each service: what its gateways did wrong and what was wrong with reports that
 * had already been answered (service-management-api.md, 2.5 and 7.6). Depends on nothing but JSON.
 */
@NullMarked
package io.tollgate.backend.error;

import org.jspecify.annotations.NullMarked;
