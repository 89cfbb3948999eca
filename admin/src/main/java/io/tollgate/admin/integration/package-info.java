/**
 * How a service is served: its proxy, mapping rules and policies, the configuration made of them,
 * and its versions (account-management-api.md, 4.4, 5.4, 5.5, 5.9, 6). Saving deploys to staging;
 * promotion stands in deployment. Depends on service, backendapi, tenant, access, outgoing, rest
 * and protocol.
 */
@NullMarked
package io.tollgate.admin.integration;

import org.jspecify.annotations.NullMarked;
