/**
 * Webhooks: what a tenant wants to be told, the events that wait, their delivery and what could not
 * be delivered (account-management-api.md, 9). Depends on account, application, tenant, outgoing,
 * rest. Imported by nobody.
 */
@NullMarked
package io.tollgate.admin.webhook;

import org.jspecify.annotations.NullMarked;
