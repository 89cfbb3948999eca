package io.tollgate.gateway.credentials;

import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.FormContent;
import io.tollgate.gateway.call.Profile;
import org.jspecify.annotations.Nullable;

/** Each credential in the query, else in a form body; they may be split between the two. */
final class InQuery implements CredentialsLocation {

  private final Profile profile;

  InQuery(Profile profile) {
    this.profile = profile;
  }

  @Override
  public @Nullable String userKey(Call call, String name) {
    return value(call, name);
  }

  @Override
  public @Nullable String appId(Call call, String name) {
    return value(call, name);
  }

  @Override
  public @Nullable String appKey(Call call, String name) {
    return value(call, name);
  }

  @Override
  public @Nullable String accessToken(Call call) {
    String token = value(call, CredentialsReader.ACCESS_TOKEN);
    return token != null || bodyUnread(call)
        ? token
        : AuthorizationHeader.of(call.headers()).bearer();
  }

  @Override
  public boolean bodyUnread(Call call) {
    return !call.body().inspected()
        && methodMayHaveForm(call.line().method())
        && FormContent.announcedBy(call.headers());
  }

  private @Nullable String value(Call call, String name) {
    String inQuery = QueryParameter.find(call.line().query(), name);
    if (inQuery != null || !call.body().inspected() || !methodMayHaveForm(call.line().method())) {
      return inQuery;
    }
    return FormContent.announcedBy(call.headers()) ? call.body().form().first(name) : null;
  }

  /** Row D5 of the profile switch. */
  private boolean methodMayHaveForm(String method) {
    return switch (profile) {
      case SEED -> !method.equals("GET") && !method.equals("HEAD");
      case APICAST -> method.equals("POST") || method.equals("PUT") || method.equals("PATCH");
    };
  }
}
