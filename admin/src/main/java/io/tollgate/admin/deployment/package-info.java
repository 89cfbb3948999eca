/**
 * Configuration versions read and promoted (account-management-api.md, 4.4, 6.1, 6.3). Depends on
 * integration, service, tenant, rest and protocol.
 */
@NullMarked
package io.tollgate.admin.deployment;

import org.jspecify.annotations.NullMarked;
