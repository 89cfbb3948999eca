package io.tollgate.gateway.authorization;

import io.tollgate.protocol.authorization.Authorizer;

/**
 * Who authorises the calls of one service.
 *
 * @param url base URL of the backend, for the log; empty when none is configured
 * @param inProcess whether it is the backend of this process
 */
public record ServiceAuthorizer(Authorizer authorizer, String url, boolean inProcess) {}
