package io.tollgate.admin.rest.output;

/** A JSON value that is written as the very text it is kept as. */
public record ExactJson(String text) {}
