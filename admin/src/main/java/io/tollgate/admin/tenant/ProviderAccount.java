package io.tollgate.admin.tenant;

/**
 * The provider's own account as he sees it.
 *
 * @param state wire name
 * @param createdAt epoch milliseconds, as updatedAt
 */
public record ProviderAccount(
    long id,
    String orgName,
    String state,
    String adminDomain,
    String portalDomain,
    ProviderContact contact,
    long createdAt,
    long updatedAt) {}
