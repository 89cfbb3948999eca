package io.tollgate.admin.access;

import io.tollgate.admin.caller.Permission;
import io.tollgate.admin.caller.Scope;
import io.tollgate.admin.outcome.Errors;
import io.tollgate.admin.outcome.Validation;
import io.tollgate.admin.rest.input.Fields;
import io.tollgate.admin.rest.input.Form;
import io.tollgate.admin.rest.input.FormField;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token that is wanted.
 *
 * @param scopes wire names
 * @param permission wire name
 * @param expiresAt epoch milliseconds, null for never
 */
public record TokenDraft(
    @Nullable String name,
    List<String> scopes,
    @Nullable String permission,
    @Nullable Long expiresAt) {

  static final Form<TokenDraft> FORM =
      Form.wrapped("token")
          .text("name", "deployment")
          .choice("permission", Permission.READ_WRITE.wireName(), Permission.wireNames())
          .choices("scopes", List.of(Scope.ACCOUNT_MANAGEMENT.wireName()), Scope.wireNames())
          .field("expires_at", FormField.Kind.TIME, "2031-01-01T00:00:00Z")
          .needs("name", "permission", "scopes")
          .reads(new TokenDraft(null, List.of(), null, null), TokenDraft::read);

  private static TokenDraft read(Fields fields, TokenDraft present) {
    return new TokenDraft(
        fields.text("name", present.name),
        fields.texts("scopes", present.scopes),
        fields.text("permission", present.permission),
        fields.time("expires_at", present.expiresAt));
  }

  /**
   * What is wrong with it.
   *
   * @param allowed scopes that its user's permissions cover
   */
  Errors check(Set<Scope> allowed, long now) {
    Set<Scope> known = knownScopes();
    return new Validation()
        .name("name", name)
        .present("permission", permission)
        .unless(
            permission == null || Permission.named(permission) != null,
            "permission",
            Validation.NOT_LISTED)
        .present("scopes", scopes.isEmpty() ? null : scopes)
        .unless(
            known.size() == Set.copyOf(scopes).size() && allowed.containsAll(known),
            "scopes",
            Validation.NOT_LISTED)
        .unless(expiresAt == null || expiresAt > now, "expires_at", Validation.INVALID)
        .errors();
  }

  Set<Scope> knownScopes() {
    Set<Scope> known = EnumSet.noneOf(Scope.class);
    for (String each : scopes) {
      Scope scope = Scope.named(each);
      if (scope != null) {
        known.add(scope);
      }
    }
    return known;
  }
}
