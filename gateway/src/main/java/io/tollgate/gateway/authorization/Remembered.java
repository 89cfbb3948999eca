package io.tollgate.gateway.authorization;

import io.tollgate.protocol.authorization.AuthorizationDecision;

/**
 * The last decision for one question.
 *
 * @param atMillis when it was decided
 * @param restored whether it comes from before the gateway's start
 */
record Remembered(AuthorizationDecision decision, long atMillis, boolean restored) {}
