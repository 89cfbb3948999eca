/**
 * The control plane: system of record, Account Management API, life cycle of configurations and
 * their publication. Blocking code on virtual threads. Packages are rooms by feature; imports go up
 * this list only: outcome, caller, database, event, rest, tenant, access, service, backendapi,
 * plan, account, application, signup, integration, deployment, product, publication. Every room may
 * use outcome, caller, database and event, if they stand below it; its package-info names what it
 * needs beyond these.
 */
@NullMarked
package io.tollgate.admin;

import org.jspecify.annotations.NullMarked;
