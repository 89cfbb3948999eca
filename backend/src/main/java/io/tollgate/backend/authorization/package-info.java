/**
 * Whether a call may pass: an ordered list of small checks ({@link Checks}), then the limits, which
 * the ledger checks and counts in one step (service-management-api.md, section 2; 12, rulings 8 to
 * 10). The same pipeline serves the wire ({@code backend.api}) and, without HTTP or XML, a gateway
 * in the same process ({@code backend.local}). Depends on catalog, usage, store, error, alert,
 * billing, explanation, telemetry and protocol.
 */
@NullMarked
package io.tollgate.backend.authorization;

import org.jspecify.annotations.NullMarked;
