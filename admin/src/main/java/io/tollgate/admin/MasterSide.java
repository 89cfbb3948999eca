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

  MasterSide(
      AdminSettings told,
      Database database,
      Events events,
      InstantSource clock,
      Secrets secrets,
      Tenants tenants,
      Admin.Features features) {
    tokens = new MasterTokens(database, clock, secrets);
    made =
        new NewTenants(
            database,
            clock,
            secrets,
            tenants,
            features.accessTokens(),
            features.plans(),
            features.users());
    providers =
        new Providers(
            database,
            events,
            clock,
            tenants,
            new ProviderAccounts(database, events, clock, told.publicUrl()),
            made,
            new SampleDeveloper(
                features.products(), features.plans(), features.signUp(), features.applications()));
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
