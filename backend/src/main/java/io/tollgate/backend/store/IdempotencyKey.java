package io.tollgate.backend.store;

/**
 * What makes a repeated call harmless: within a day a ledger counts only once under the same key of
 * a service (10; 12, ruling 11).
 *
 * @param key as the caller sent it, 1 to 128 visible ASCII characters
 * @param digest of the decoded parameters without credentials; the same key with another digest is
 *     a mistake of the caller
 */
public record IdempotencyKey(String serviceId, String key, String digest) {}
