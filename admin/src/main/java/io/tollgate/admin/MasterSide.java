package io.tollgate.admin;

import io.tollgate.admin.access.MasterTokens;
import io.tollgate.admin.access.Secrets;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.event.Events;
import io.tollgate.admin.master.NewTenants;
import io.tollgate.admin.master.Providers;
import io.tollgate.admin.master.SampleDeveloper;
import io.tollgate.admin.master.TenantEnd;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.tenant.ProviderAccounts;
import io.tollgate.admin.tenant.Tenants;
import java.time.InstantSource;
import java.util.List;

/** The rooms of the installation's operator, and the thread that ends tenants. */
public final class MasterSide implements AutoCloseable {
  private final MasterTokens tokens;
  private final NewTenants made;
  private final Providers providers;
  private final TenantEnd end;

  MasterSide(AdminSettings told, Ground ground, Tenants tenants, Features features) {
    Database database = ground.database();
    Events events = ground.events();
    InstantSource clock = ground.clock();
    Secrets secrets = ground.secrets();
    OfferSide offer = features.offerSide();
    DeveloperSide developers = features.developerSide();
    tokens = new MasterTokens(database, clock, secrets);
    made =
        new NewTenants(
            database,
            clock,
            secrets,
            tenants,
            features.accessTokens(),
            offer.plans(),
            developers.users());
    providers =
        new Providers(
            database,
            events,
            clock,
            tenants,
            new ProviderAccounts(database, events, clock, told.publicUrl()),
            made,
            new SampleDeveloper(
                features.servingSide().products(),
                offer.plans(),
                developers.signUp(),
                developers.applications()));
    end = new TenantEnd(database, events, clock, tenants);
  }

  List<Route<?, ?, ?>> routes() {
    return providers.routes();
  }

  NewTenants newTenants() {
    return made;
  }

  /** Makes tokens of the operator. */
  public MasterTokens tokens() {
    return tokens;
  }

  /** Takes every tenant whose time is over one step further, now instead of within a minute. */
  public void endTenants() {
    end.look();
  }

  void start() {
    end.start();
  }

  @Override
  public void close() {
    end.close();
  }
}
