/**
 * Backend APIs: upstreams with metrics and mapping rules of their own, mounted at paths of services
 * (account-management-api.md, 5.3). Depends on service, access, outgoing, rest.
 */
@NullMarked
package io.tollgate.admin.backendapi;

import org.jspecify.annotations.NullMarked;
