/**
 * A whole gateway for tests, through its sockets: with a scripted backend, upstream, portal and
 * issuer, and the ways to configure it. To be used by the tests of every room.
 */
@NullMarked
package io.tollgate.gateway.testkit;

import org.jspecify.annotations.NullMarked;
