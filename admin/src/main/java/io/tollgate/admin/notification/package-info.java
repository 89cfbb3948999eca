/**
 * Notifications: who is told of a change by mail and by message, and the delivery of mails by SMTP
 * (portals.md, 7). Depends on alert, message, application, account, plan, service, tenant, rest.
 * Imported by nobody.
 */
@NullMarked
package io.tollgate.admin.notification;

import org.jspecify.annotations.NullMarked;
