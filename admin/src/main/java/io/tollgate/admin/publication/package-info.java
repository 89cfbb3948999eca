/**
 * Reads the outbox and tells backend and gateway: in order per service, coalesced, repeated until
 * accepted; and all of it once after a start (portals.md, 8.2; gateway.md, 1.7). Imported by
 * nobody. Depends on service, plan, backendapi, integration, tenant and protocol.
 */
@NullMarked
package io.tollgate.admin.publication;

import org.jspecify.annotations.NullMarked;
