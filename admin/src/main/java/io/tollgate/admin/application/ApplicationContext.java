package io.tollgate.admin.application;

import io.tollgate.admin.integration.OidcFlows;
import io.tollgate.admin.service.BackendVersion;

/**
 * What an application stands in: who uses which service on which plan, with the names that are
 * shown beside. It is read from their rows and kept in none of its own.
 *
 * @param accountEnabled whether the account's applications may work at all
 * @param mode how applications of the service identify themselves
 * @param filtersRequired whether the service enforces referrer filters
 * @param flows ways to a token that clients of an OpenID Connect service have
 */
public record ApplicationContext(
    long accountId,
    String orgName,
    boolean accountEnabled,
    long serviceId,
    String serviceName,
    BackendVersion mode,
    boolean filtersRequired,
    long planId,
    String planName,
    OidcFlows flows) {}
