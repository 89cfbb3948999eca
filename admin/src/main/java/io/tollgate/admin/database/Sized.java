package io.tollgate.admin.database;

/**
 * A row with a text that may be large, which has not been read.
 *
 * @param octets bytes of the text
 */
public record Sized(long id, long octets) {}
