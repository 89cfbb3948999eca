package io.tollgate.admin.policy;

/** A registered policy as it is kept. */
public record Policy(long id, PolicyAttributes attributes, long createdAt, long updatedAt) {}
