package io.tollgate.admin.rest.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.caller.Permission;
import io.tollgate.admin.caller.Scope;
import io.tollgate.admin.caller.Section;
import io.tollgate.admin.rest.output.Representation;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RouteTreeTest {
  private static final Representation<Caller> ANY = Representation.of("any", "all");

  private static RouteTree tree(String... paths) {
    Routes routes = Routes.of(Access.of(Section.PLANS));
    for (String path : paths) {
      routes.get(path).shows(ANY);
    }
    return new RouteTree(routes.all());
  }

  private static @Nullable String found(RouteTree tree, String path) {
    RouteTree.Match match = tree.find(Verb.GET, List.of(path.split("/")));
    return match == null ? null : match.route().path().text() + " " + match.parameters();
  }

  @Test
  void a_literal_goes_before_a_parameter_and_a_dead_end_is_left() {
    RouteTree tree = tree("/s/{id}", "/s/find", "/s/{id}/proxy", "/s/proxy/configs");

    assertThat(found(tree, "s/find")).isEqualTo("/s/find {}");
    assertThat(found(tree, "s/7")).isEqualTo("/s/{id} {id=7}");
    assertThat(found(tree, "s/proxy/configs")).isEqualTo("/s/proxy/configs {}");
    assertThat(found(tree, "s/proxy/proxy")).isEqualTo("/s/{id}/proxy {id=proxy}");
    assertThat(found(tree, "s/find/proxy")).isEqualTo("/s/{id}/proxy {id=find}");
    assertThat(found(tree, "s")).isNull();
    assertThat(found(tree, "s/1/2/3")).isNull();
    assertThat(tree.find(Verb.POST, List.of("s", "7"))).isNull();
  }

  @Test
  void the_last_parameter_can_take_the_rest_of_the_path() {
    RouteTree tree = tree("/a/{id}/keys/{key...}", "/a/{id}/keys");

    assertThat(found(tree, "a/1/keys/x/y%2Fz"))
        .isEqualTo("/a/{id}/keys/{key...} {id=1, key=x/y%2Fz}");
    assertThat(found(tree, "a/1/keys")).isEqualTo("/a/{id}/keys {id=1}");
  }

  @Test
  void two_routes_for_one_path_are_a_mistake() {
    assertThatIllegalArgumentException().isThrownBy(() -> tree("/a/{id}", "/a/{other}"));
  }

  @Test
  void access_depends_on_scope_verb_section_and_person() {
    Access plans = Access.of(Section.PLANS);
    Caller member = caller(5L, false, Permission.READ_ONLY, Section.PLANS);

    assertThat(plans.of(member, Verb.GET)).isEqualTo(Access.Verdict.ALLOWED);
    assertThat(plans.of(member, Verb.POST)).isEqualTo(Access.Verdict.WRONG_TOKEN);
    assertThat(Access.of(Section.PARTNERS).of(member, Verb.GET))
        .isEqualTo(Access.Verdict.WRONG_USER);
    assertThat(Access.admins().of(member, Verb.GET)).isEqualTo(Access.Verdict.WRONG_USER);
    assertThat(Access.personal().of(member, Verb.GET)).isEqualTo(Access.Verdict.ALLOWED);
    Caller tenant = caller(null, true, Permission.READ_WRITE, Section.PLANS);
    assertThat(Access.personal().of(tenant, Verb.GET)).isEqualTo(Access.Verdict.NO_USER);
    assertThat(Access.admins().of(tenant, Verb.PUT)).isEqualTo(Access.Verdict.ALLOWED);
  }

  private static Caller caller(
      @Nullable Long user, boolean admin, Permission permission, Section section) {
    return new Caller(
        1,
        user,
        admin,
        EnumSet.of(Scope.ACCOUNT_MANAGEMENT),
        permission,
        EnumSet.of(section),
        Set.of(7L),
        "test");
  }

  @Test
  void a_call_reads_ids_leniently() {
    Call call =
        Call.of(
                caller(1L, true, Permission.READ_ONLY, Section.PLANS),
                Map.of("id", "x"),
                name -> null)
            .declaring(Set.of("n", "big", "ok", "absent"));
    call.input().put("n", "-3").put("big", "99999999999999999999").put("ok", 5);

    assertThat(call.id("id")).isZero();
    assertThat(Objects.requireNonNull(call.idParameter("n"))).isZero();
    assertThat(Objects.requireNonNull(call.idParameter("big"))).isZero();
    assertThat(call.idParameter("ok")).isEqualTo(5);
    assertThat(call.idParameter("absent")).isNull();
    assertThat(call.caller().sees(7)).isTrue();
    assertThat(call.caller().sees(8)).isFalse();
  }
}
