package io.tollgate.admin.publication.drift;

import io.tollgate.admin.publication.drift.Difference.Kind;
import io.tollgate.admin.publication.drift.Difference.Side;
import io.tollgate.protocol.administration.BackendApplication;
import io.tollgate.protocol.administration.BackendService;
import io.tollgate.protocol.gateway.Environment;
import io.tollgate.protocol.gateway.PublishedService;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rules by which the two sides are the same. The order of lists means nothing. */
public final class Comparison {

  private static final String PRODUCT = "product";

  private Comparison() {}

  /**
   * A product in the backend.
   *
   * @param known null when the backend does not know it
   */
  public static List<Difference> product(BackendService wanted, @Nullable BackendService known) {
    if (known == null) {
      return List.of(Difference.of(Side.BACKEND, wanted.id(), PRODUCT, Kind.MISSING));
    }
    List<String> fields = new ArrayList<>();
    note(fields, "provider key", wanted.providerKey().equals(known.providerKey()));
    note(fields, "authentication mode", wanted.mode() == known.mode());
    note(
        fields,
        "referrer filters required",
        wanted.referrerFiltersRequired() == known.referrerFiltersRequired());
    note(fields, "state", wanted.active() == known.active());
    // A backend makes the only product of a provider its default, whatever it is told.
    note(fields, "default", known.defaultService() || !wanted.defaultService());
    note(fields, "service tokens", wanted.tokens().equals(known.tokens()));
    note(fields, "metrics", alike(wanted.metrics(), known.metrics()));
    note(fields, "limits", alike(wanted.limits(), known.limits()));
    note(fields, "alert levels", wanted.alertLimits().equals(known.alertLimits()));
    return different(Side.BACKEND, wanted.id(), PRODUCT, fields);
  }

  /** Products that the backend knows and nobody else. */
  public static List<Difference> products(Set<String> wanted, Set<String> known) {
    return known.stream()
        .filter(id -> !wanted.contains(id))
        .map(id -> Difference.of(Side.BACKEND, id, PRODUCT, Kind.UNKNOWN))
        .toList();
  }

  /** All applications of a product in the backend. */
  public static List<Difference> applications(
      String service, Collection<BackendApplication> wanted, Collection<BackendApplication> known) {
    return sides(
        byKey(wanted, BackendApplication::id),
        byKey(known, BackendApplication::id),
        (kind, one) -> Difference.of(Side.BACKEND, service, subject(one), kind),
        (mine, theirs) -> different(Side.BACKEND, service, subject(mine), fieldsOf(mine, theirs)));
  }

  /** Everything that a gateway serves. */
  public static List<Difference> versions(
      Collection<PublishedService> wanted, Collection<PublishedService> served) {
    return sides(
        byKey(wanted, Place::of),
        byKey(served, Place::of),
        (kind, one) -> Difference.of(Side.GATEWAY, one.service().id(), subject(one), kind),
        Comparison::version);
  }

  /** A product has one version in each environment. */
  private record Place(String service, Environment environment) {
    static Place of(PublishedService service) {
      return new Place(service.service().id(), service.environment());
    }
  }

  private static List<Difference> version(PublishedService wanted, PublishedService served) {
    List<String> fields = new ArrayList<>();
    note(fields, "version, served is " + served.version(), wanted.version() == served.version());
    note(fields, "content", wanted.service().equals(served.service()));
    return different(Side.GATEWAY, wanted.service().id(), subject(wanted), fields);
  }

  private static List<String> fieldsOf(BackendApplication wanted, BackendApplication known) {
    List<String> fields = new ArrayList<>();
    note(fields, "state", wanted.state().equals(known.state()));
    note(fields, "plan", Objects.equals(wanted.planId(), known.planId()));
    note(fields, "plan name", Objects.equals(wanted.planName(), known.planName()));
    note(fields, "redirect URL", Objects.equals(wanted.redirectUrl(), known.redirectUrl()));
    note(fields, "user key", wanted.userKeys().equals(known.userKeys()));
    note(fields, "application keys", wanted.keys().equals(known.keys()));
    note(fields, "referrer filters", wanted.referrerFilters().equals(known.referrerFilters()));
    return fields;
  }

  private static String subject(BackendApplication application) {
    return "application " + application.id();
  }

  private static String subject(PublishedService version) {
    return version.environment().wireName() + " version " + version.version();
  }

  private static void note(List<String> fields, String name, boolean same) {
    if (!same) {
      fields.add(name);
    }
  }

  private static boolean alike(List<?> wanted, List<?> known) {
    return wanted.size() == known.size() && new HashSet<>(wanted).equals(new HashSet<>(known));
  }

  private static List<Difference> different(
      Side side, String service, String subject, List<String> fields) {
    return fields.isEmpty()
        ? List.of()
        : List.of(new Difference(side, service, subject, Kind.DIFFERENT, fields));
  }

  private static <K, T> Map<K, T> byKey(Collection<T> all, Function<T, K> key) {
    Map<K, T> byKey = new LinkedHashMap<>();
    all.forEach(one -> byKey.put(key.apply(one), one));
    return byKey;
  }

  /** What only one side has. */
  private interface Alone<T> {
    Difference difference(Kind kind, T one);
  }

  /** What both sides have. */
  private interface Both<T> {
    List<Difference> differences(T wanted, T known);
  }

  private static <K, T> List<Difference> sides(
      Map<K, T> wanted, Map<K, T> known, Alone<T> alone, Both<T> both) {
    List<Difference> differences = new ArrayList<>();
    Set<K> keys = new LinkedHashSet<>(wanted.keySet());
    keys.addAll(known.keySet());
    for (K key : keys) {
      T mine = wanted.get(key);
      T theirs = known.get(key);
      if (mine == null) {
        differences.add(alone.difference(Kind.UNKNOWN, Objects.requireNonNull(theirs)));
      } else if (theirs == null) {
        differences.add(alone.difference(Kind.MISSING, mine));
      } else {
        differences.addAll(both.differences(mine, theirs));
      }
    }
    return differences;
  }
}
