package io.tollgate.admin.application;

/** What the referrer of a call may look like; {@code *} stands for anything. */
public record ReferrerFilter(
    long id, long applicationId, String value, long createdAt, long updatedAt) {}
