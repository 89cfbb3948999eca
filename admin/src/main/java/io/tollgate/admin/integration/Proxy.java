package io.tollgate.admin.integration;

import org.jspecify.annotations.Nullable;

/**
 * A service's proxy as it is kept.
 *
 * @param policies the policy chain as JSON text
 * @param deployedAt when a staging version was made last
 * @param apiTestSuccess how the last test call went, null when there was none
 * @param lockVersion counts saves
 */
public record Proxy(
    long id,
    long tenantId,
    long serviceId,
    String deploymentOption,
    ProxyAttributes attributes,
    String policies,
    @Nullable Long deployedAt,
    @Nullable Boolean apiTestSuccess,
    long lockVersion,
    long createdAt,
    long updatedAt) {}
