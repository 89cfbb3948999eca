package io.tollgate.admin.walk;

/**
 * What was done.
 *
 * @param changed whether something was to change
 */
record Step(String told, boolean changed) {}
