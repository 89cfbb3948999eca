package io.tollgate.protocol.gateway;

/**
 * One immutable version of a product's configuration.
 *
 * @param version counts per product from 1; 0 where the source knows no versions (file, inline)
 */
public record PublishedService(
    Environment environment, int version, ServiceConfiguration service) {}
