package io.tollgate.protocol.authorization;

import org.jspecify.annotations.Nullable;

/**
 * What one application has used.
 *
 * @param credentials only what names the application counts; an application key is not asked for
 * @param usage may be empty in process, where a response code alone can be counted
 * @param responseCode HTTP status to count under {@code log[code]}, null when unknown
 */
public record UsageTransaction(
    Credentials credentials, Usage usage, @Nullable Integer responseCode) {}
