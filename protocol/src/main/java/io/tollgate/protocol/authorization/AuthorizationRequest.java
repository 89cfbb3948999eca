package io.tollgate.protocol.authorization;

import org.jspecify.annotations.Nullable;

/**
 * One question to the backend: may this application use these metrics of this service now?
 *
 * @param authentication how the asking gateway proves that it speaks for the service
 * @param serviceId id of the service (product), as text
 * @param credentials what identifies the application
 * @param usage what the call will use; empty checks the stored values only
 * @param referrer value to hold against the referrer filters, null when none was sent
 * @param responseCode HTTP status to count under {@code log[code]}, null when unknown
 */
public record AuthorizationRequest(
    BackendAuthentication authentication,
    String serviceId,
    Credentials credentials,
    Usage usage,
    @Nullable String referrer,
    @Nullable Integer responseCode,
    AuthorizationOptions options) {}
