package io.tollgate.gateway.authorization;

/**
 * A keyed hash of service, credentials, usage and what else decides; no secret can be read in it.
 */
record CacheKey(long high, long low) {}
