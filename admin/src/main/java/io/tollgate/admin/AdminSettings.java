package io.tollgate.admin;

import io.tollgate.admin.database.DatabaseSettings;
import io.tollgate.admin.integration.IntegrationSettings;

/**
 * What the control plane is told.
 *
 * @param bind address to listen on; loopback unless the operator says otherwise
 * @param port 0 takes any that is free
 * @param publicUrl address of the admin host as callers see it, with an explicit port and without a
 *     trailing slash: links begin with it
 * @param integration how services are reached
 */
public record AdminSettings(
    DatabaseSettings database,
    String bind,
    int port,
    String publicUrl,
    IntegrationSettings integration) {}
