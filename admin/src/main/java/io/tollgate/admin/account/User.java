package io.tollgate.admin.account;

import org.jspecify.annotations.Nullable;

/** A user of a developer account. */
public record User(
    long id,
    long accountId,
    String username,
    @Nullable String email,
    UserRole role,
    UserState state,
    long createdAt,
    long updatedAt) {}
