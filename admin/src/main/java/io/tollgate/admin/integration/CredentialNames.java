package io.tollgate.admin.integration;

import io.tollgate.admin.outcome.Validation;
import io.tollgate.admin.rest.input.Fields;
import java.util.List;
import java.util.regex.Pattern;

/** Where and under which names calls carry their credentials. */
public record CredentialNames(String location, String userKey, String appId, String appKey) {
  static final List<String> LOCATIONS = List.of("headers", "query", "authorization");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");

  static final CredentialNames DEFAULT =
      new CredentialNames("query", "user_key", "app_id", "app_key");

  static CredentialNames read(Fields fields, CredentialNames present) {
    return new CredentialNames(
        fields.textOr("credentials_location", present.location),
        fields.textOr("auth_user_key", present.userKey),
        fields.textOr("auth_app_id", present.appId),
        fields.textOr("auth_app_key", present.appKey));
  }

  void check(Validation validation) {
    validation.oneOf("credentials_location", location, LOCATIONS);
    name(validation, "auth_user_key", userKey);
    name(validation, "auth_app_id", appId);
    name(validation, "auth_app_key", appKey);
  }

  private static void name(Validation validation, String field, String value) {
    validation.matches(field, value, NAME).atMost(field, value, 255);
  }
}
