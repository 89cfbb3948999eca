package io.tollgate.admin.rest.route;

import io.tollgate.admin.caller.Caller;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** A route table; each call of a verb begins one line. */
public final class Routes {
  private final Access access;
  private final Formats formats;
  private final List<Route<?, ?, ?>> routes = new ArrayList<>();

  private Routes(Access access, Formats formats) {
    this.access = access;
    this.formats = formats;
  }

  /** A table of resources in JSON and XML. */
  public static Routes of(Access access) {
    return new Routes(access, Formats.JSON_AND_XML);
  }

  /** A table of resources in JSON only. */
  public static Routes jsonOnly(Access access) {
    return new Routes(access, Formats.JSON_ONLY);
  }

  /** Several tables as one, in this order. */
  @SafeVarargs
  public static List<Route<?, ?, ?>> together(List<Route<?, ?, ?>>... tables) {
    return Arrays.stream(tables).<Route<?, ?, ?>>flatMap(List::stream).toList();
  }

  public Endpoint<Caller> get(String path) {
    return begin(Verb.GET, path);
  }

  public Endpoint<Caller> post(String path) {
    return begin(Verb.POST, path);
  }

  /** Also answers PATCH. */
  public Endpoint<Caller> put(String path) {
    return begin(Verb.PUT, path);
  }

  public Endpoint<Caller> delete(String path) {
    return begin(Verb.DELETE, path);
  }

  public List<Route<?, ?, ?>> all() {
    return List.copyOf(routes);
  }

  private Endpoint<Caller> begin(Verb verb, String path) {
    return new Endpoint<>(
        new Endpoint.Head(verb, PathTemplate.of(path), access, formats, Set.of(), false),
        Call::caller,
        routes::add);
  }
}
