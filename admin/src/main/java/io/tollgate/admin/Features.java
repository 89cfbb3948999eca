package io.tollgate.admin;

import io.tollgate.admin.access.AccessTokens;
import io.tollgate.admin.access.UserPermissions;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import io.tollgate.admin.service.Services;
import java.util.List;

/** The rooms of all tenants by subject, for callers in the same process too. */
public record Features(
    AccessTokens accessTokens,
    UserPermissions permissions,
    OfferSide offerSide,
    DeveloperSide developerSide,
    ServingSide servingSide,
    ProviderSide providerSide,
    BackendSide backendSide) {

  static Features on(
      Ground ground, AdminSettings told, Admin.Neighbours neighbours, AfterChanges after) {
    OfferSide offer = OfferSide.on(ground, told);
    DeveloperSide developers = DeveloperSide.on(ground);
    return new Features(
        new AccessTokens(ground.database(), ground.events(), ground.clock(), ground.secrets()),
        new UserPermissions(ground.database(), ground.events(), ground.clock(), Services::known),
        offer,
        developers,
        ServingSide.on(ground, told, offer, neighbours.gateway()),
        new ProviderSide(ground, told, developers.accounts(), after),
        new BackendSide(ground, told, offer.services(), neighbours.observed()));
  }

  List<Route<?, ?, ?>> routes() {
    return Routes.together(
        accessTokens.routes(),
        permissions.routes(),
        offerSide.routes(),
        developerSide.routes(),
        servingSide.routes(),
        providerSide.routes(),
        backendSide.routes());
  }
}
