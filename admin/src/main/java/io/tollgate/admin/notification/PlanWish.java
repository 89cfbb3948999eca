package io.tollgate.admin.notification;

/**
 * A developer's wish to change a plan, in names.
 *
 * @param user who asks
 */
record PlanWish(String user, String organisation, String application, String from, String to) {}
