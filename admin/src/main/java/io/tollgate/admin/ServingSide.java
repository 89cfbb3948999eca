package io.tollgate.admin;

import io.tollgate.admin.access.Secrets;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.deployment.Deployments;
import io.tollgate.admin.event.Events;
import io.tollgate.admin.integration.Integration;
import io.tollgate.admin.policy.Policies;
import io.tollgate.admin.product.Products;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import io.tollgate.protocol.gateway.GatewayPublication;
import java.time.InstantSource;
import java.util.List;

/** The rooms of how products are served by the gateway, and of whole products made and deleted. */
public record ServingSide(
    Integration integration, Deployments deployments, Policies policies, Products products) {

  static ServingSide on(
      Ground ground, AdminSettings told, OfferSide offer, GatewayPublication gateway) {
    Database database = ground.database();
    Events events = ground.events();
    InstantSource clock = ground.clock();
    Secrets secrets = ground.secrets();
    Integration integration =
        new Integration(
            database,
            events,
            clock,
            secrets,
            offer.services(),
            offer.backends(),
            told.integration());
    return new ServingSide(
        integration,
        new Deployments(database, clock, offer.services(), integration.versions()),
        new Policies(database, events, clock, gateway),
        new Products(
            database, events, clock, secrets, offer.services(), offer.plans(), integration));
  }

  List<Route<?, ?, ?>> routes() {
    return Routes.together(
        integration.routes(), deployments.routes(), policies.routes(), products.routes());
  }
}
