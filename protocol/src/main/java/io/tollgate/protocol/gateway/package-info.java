/**
 * The configuration a gateway runs on: records, the lenient reader and the exact writer of the
 * proxy-config JSON (gateway.md, 1.1; account-management-api.md, 6.2). Depends on authorization.
 */
@NullMarked
package io.tollgate.protocol.gateway;

import org.jspecify.annotations.NullMarked;
