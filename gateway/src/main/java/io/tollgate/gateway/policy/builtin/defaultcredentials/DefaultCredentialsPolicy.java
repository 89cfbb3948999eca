package io.tollgate.gateway.policy.builtin.defaultcredentials;

import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.credentials.AuthenticationMode;
import io.tollgate.gateway.policy.Policy;
import io.tollgate.gateway.policy.PolicyFactory;
import io.tollgate.gateway.policy.PolicyFields;
import io.tollgate.protocol.authorization.Credentials;
import io.tollgate.protocol.authorization.Credentials.AppId;
import io.tollgate.protocol.authorization.Credentials.UserKey;
import org.jspecify.annotations.Nullable;

/**
 * Gives calls without any credential those of an application for everybody. Must stand before
 * {@code apicast}, which reads them.
 */
public final class DefaultCredentialsPolicy implements Policy {

  private static final String USER_KEY = "user_key";
  private static final String APP_ID = "app_id";
  private static final String APP_KEY = "app_key";
  private static final String APP_ID_AND_KEY = "app_id_and_app_key";

  /** Makes it of {@code auth_type} and the credentials of that type. */
  public static final PolicyFactory FACTORY =
      (configuration, site, faults) -> {
        PolicyFields fields = new PolicyFields(configuration);
        String type = fields.oneOf("auth_type", USER_KEY, USER_KEY, APP_ID_AND_KEY);
        AuthenticationMode mode = AuthenticationMode.of(site.service());
        Credentials credentials = null;
        if (type.equals(USER_KEY) && mode == AuthenticationMode.USER_KEY) {
          credentials = new UserKey(fields.text(USER_KEY, ""));
          required(fields, USER_KEY);
        } else if (type.equals(APP_ID_AND_KEY) && mode == AuthenticationMode.APP_ID) {
          credentials = new AppId(fields.text(APP_ID, ""), fields.text(APP_KEY, ""));
          required(fields, APP_ID);
          required(fields, APP_KEY);
        } else {
          faults.accept(
              "default_credentials are of type %s, which is not how this service's calls are"
                      .formatted(type)
                  + " authenticated: they have no effect");
        }
        return fields.outcome(new DefaultCredentialsPolicy(credentials));
      };

  private final @Nullable Credentials credentials;

  private DefaultCredentialsPolicy(@Nullable Credentials credentials) {
    this.credentials = credentials;
  }

  private static void required(PolicyFields fields, String field) {
    if (fields.text(field, "").isEmpty()) {
      fields.wrong(field, "must be given");
    }
  }

  @Override
  public PhaseOutcome rewrite(Call call) {
    if (credentials != null) {
      call.defaultCredentials(credentials);
    }
    return PhaseOutcome.CONTINUE;
  }
}
