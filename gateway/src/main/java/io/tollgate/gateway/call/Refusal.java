package io.tollgate.gateway.call;

/**
 * Why a call is not served, and what the client is told.
 *
 * @param answer what goes on the wire; configured per service for four of the reasons
 */
public record Refusal(RefusalReason reason, OwnAnswer answer) {}
