package io.tollgate.gateway.credentials;

import static io.tollgate.gateway.credentials.CredentialsOutcome.BODY_NEEDED;
import static io.tollgate.gateway.credentials.CredentialsOutcome.INCOMPLETE;
import static io.tollgate.gateway.credentials.CredentialsOutcome.MISSING;

import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.Profile;
import io.tollgate.gateway.credentials.CredentialsOutcome.AccessToken;
import io.tollgate.gateway.credentials.CredentialsOutcome.Found;
import io.tollgate.protocol.authorization.Credentials.AppId;
import io.tollgate.protocol.authorization.Credentials.UserKey;
import io.tollgate.protocol.gateway.ProxyConfiguration;
import io.tollgate.protocol.gateway.ServiceConfiguration;
import java.util.Locale;

/** Reads the credentials of a call as its service's mode and location say (gateway.md, 2.4). */
public final class CredentialsReader {

  static final String ACCESS_TOKEN = "access_token";

  private final AuthenticationMode mode;
  private final CredentialsLocation location;
  private final String userKeyName;
  private final String appIdName;
  private final String appKeyName;

  public CredentialsReader(ServiceConfiguration service, Profile profile) {
    ProxyConfiguration proxy = service.proxy();
    mode = AuthenticationMode.of(service);
    location =
        mode == AuthenticationMode.UNKNOWN
            ? new Nowhere()
            : CredentialsLocation.named(proxy.credentialsLocation(), profile);
    userKeyName = proxy.authUserKey().toLowerCase(Locale.ROOT);
    appIdName = proxy.authAppId().toLowerCase(Locale.ROOT);
    appKeyName = proxy.authAppKey().toLowerCase(Locale.ROOT);
  }

  public CredentialsOutcome read(Call call) {
    CredentialsOutcome outcome =
        switch (mode) {
          case USER_KEY, UNKNOWN -> userKey(call);
          case APP_ID -> appIdAndKey(call);
          case ACCESS_TOKEN -> accessToken(call);
        };
    boolean lacking = outcome == MISSING || outcome == INCOMPLETE;
    return lacking && location.bodyUnread(call) ? BODY_NEEDED : outcome;
  }

  private CredentialsOutcome userKey(Call call) {
    String key = location.userKey(call, userKeyName);
    return key == null ? MISSING : new Found(new UserKey(key));
  }

  private CredentialsOutcome appIdAndKey(Call call) {
    String id = location.appId(call, appIdName);
    String key = location.appKey(call, appKeyName);
    if (id != null && key != null) {
      return new Found(new AppId(id, key));
    }
    return id == null && key == null ? MISSING : INCOMPLETE;
  }

  private CredentialsOutcome accessToken(Call call) {
    String token = location.accessToken(call);
    return token == null ? MISSING : new AccessToken(token);
  }
}
