/**
 * What the backend has noticed: integration errors, which stay there and are asked for, and events,
 * which are taken over and become alerts and times of first traffic (account-management-api.md,
 * 4.11 and 9; portals.md, 7.4). Depends on application, service, rest and protocol.
 */
@NullMarked
package io.tollgate.admin.alert;

import org.jspecify.annotations.NullMarked;
