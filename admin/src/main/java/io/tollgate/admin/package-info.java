/**
 * The control plane: system of record, Account Management API, life cycle of configurations and
 * their publication. Blocking code on virtual threads. Packages are rooms by feature; the order in
 * which they may import each other stands in ARCHITECTURE.md and is held by a test. Every room may
 * use outcome, caller, database and event, if they stand below it; its package-info names what it
 * needs beyond these.
 */
@NullMarked
package io.tollgate.admin;

import org.jspecify.annotations.NullMarked;
