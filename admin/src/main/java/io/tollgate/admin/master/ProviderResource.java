package io.tollgate.admin.master;

import io.tollgate.admin.access.AccessTokens;
import io.tollgate.admin.rest.output.Representation;
import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.Call;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import io.tollgate.admin.tenant.ProviderAccount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The endpoints of the installation's providers (account-management-api.md, 4.14). */
final class ProviderResource {
  private static final String ALL = "/master/api/providers";
  private static final String ONE = ALL + "/{id}";

  private final Providers providers;
  private final Representation<ProviderAccount> account;
  private final Representation<NewProvider> signup;

  ProviderResource(Providers providers, Representation<ProviderAccount> fields) {
    this.providers = providers;
    this.account = fields.link("self", ProviderResource::path);
    this.signup =
        Representation.<NewProvider>of("signup", "signups")
            .tree("account", made -> fields.shown(made.account()))
            .tree("access_token", made -> AccessTokens.representation().shown(made.token()))
            .secret()
            .link("self", made -> path(made.account()));
  }

  private static String path(ProviderAccount account) {
    return ALL + "/" + account.id();
  }

  List<Route<?, ?, ?>> routes() {
    Routes routes = Routes.of(Access.master());
    routes
        .post(ALL)
        .reads(ProviderDraft.FORM)
        .creates(signup, (caller, self, draft) -> providers.create(caller, draft));
    routes.get(ONE).at(this::target).shows(account);
    routes.put(ONE).at(this::target).reads(ProviderChange.FORM).updates(account, providers::update);
    routes.delete(ONE).at(this::target).deletes(providers::delete);
    return routes.all();
  }

  private @Nullable ProviderAccount target(Call call) {
    return providers.find(call.id("id"));
  }
}
