/**
 * What a new user finds in an empty installation: a sample product and its upstream, the echo API.
 * Made through the same features that the admin API uses. Depends on admin, http and protocol.
 */
@NullMarked
package io.tollgate.server.demo;

import org.jspecify.annotations.NullMarked;
