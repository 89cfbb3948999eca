package io.tollgate.admin.activedocs;

/**
 * A description of an API.
 *
 * @param createdAt epoch milliseconds, as updatedAt
 */
public record ApiDoc(
    long id, String systemName, ApiDocAttributes attributes, long createdAt, long updatedAt) {}
