package io.tollgate.admin.sample;

import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.PathTemplate;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.ContractEndpoints.Key;
import io.tollgate.admin.support.Installation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A tenant of its own on which the sample of one route succeeds, with just what it needs. */
public final class Stage {
  /** Fields that must differ between two things. */
  private static final Set<String> DISTINCT =
      Set.of("name", "system_name", "friendly_name", "org_name", "username", "email", "path");

  /** What things are made without: it takes time, or brings more than was asked for. */
  private static final String[] NOT_FOR_THINGS = {
    "password", "account_plan_id", "service_plan_id", "application_plan_id", "application_key"
  };

  private final Map<String, Route<?, ?, ?>> routes = new HashMap<>();
  private final Map<Thing, String> values = new HashMap<>();
  private final AtomicInteger made = new AtomicInteger();
  private final Client client;
  private final Makers makers;
  private final Sample sample;
  private final @Nullable Request request;

  /** A tenant that gets what it is asked for. */
  public Stage(Installation installation) {
    this(installation, null);
  }

  public Stage(Installation installation, @Nullable Route<?, ?, ?> route) {
    installation.admin().routes().forEach(each -> routes.put(name(each), each));
    client = installation.tenant();
    makers = new Makers(this, installation, client);
    sample = route == null ? Sample.PLAIN : Samples.of(name(route));
    sample.first().forEach(this::value);
    request = route == null ? null : request(route, sample, "");
    sample.before().forEach(before -> perform(before, Samples.of(before), ""));
  }

  /** The routes that a tenant's credentials are for. */
  public static Stream<Route<?, ?, ?>> routesOfTenants(Installation installation) {
    return installation.admin().routes().stream()
        .filter(route -> route.access().kind() == Access.Kind.TENANT);
  }

  /** As {@code PUT /admin/api/services/{}}. */
  public static String name(Route<?, ?, ?> route) {
    Key key = Key.of(route);
    return key.verb() + " " + key.path();
  }

  public Client client() {
    return client;
  }

  public long tenant() {
    return client.credentials().tenantId();
  }

  /** The route's request, which succeeds. */
  public Request request() {
    return Objects.requireNonNull(request);
  }

  /** The same under other names, where it makes or names something. */
  public Request distinct(int number) {
    ObjectNode input = request().input().deepCopy();
    for (String name : DISTINCT) {
      if (input.has(name)) {
        input.set(name, distinct(name, input.path(name), "n" + number));
      }
    }
    return request().withInput(input);
  }

  /** The id of a thing, made when it is asked for first. */
  public String value(Thing thing) {
    String known = values.get(thing);
    if (known == null) {
      known = makers.make(thing);
      values.put(thing, known);
    }
    return known;
  }

  /** A path whose parameters have no names, with the ids of things in their places. */
  String resolved(String path) {
    List<String> segments = PathTemplate.of(path).segments();
    StringBuilder resolved = new StringBuilder();
    for (int i = 0; i < segments.size(); i++) {
      resolved
          .append('/')
          .append(segments.get(i).equals("{}") ? value(Thing.named(segments, i)) : segments.get(i));
    }
    return resolved.toString();
  }

  /** Makes a thing by this route, under a name of its own. */
  Reply make(String name, Thing thing) {
    Sample with =
        Samples.of(name)
            .without(NOT_FOR_THINGS)
            .with(Samples.of(thing))
            .with(sample.given().getOrDefault(thing, Map.of()));
    return perform(name, with, Integer.toString(made.incrementAndGet()));
  }

  /** Sends another route's sample, which must succeed. */
  private Reply perform(String name, Sample with, String suffix) {
    Route<?, ?, ?> route = routes.get(name);
    if (route == null) {
      throw new IllegalStateException("there is no route " + name);
    }
    Request other = request(route, with, suffix);
    Reply reply = other.send(client);
    if (reply.status() / 100 != 2) {
      throw new IllegalStateException(
          other + " " + other.input() + " → " + reply.status() + " " + reply.body());
    }
    return reply;
  }

  private Request request(Route<?, ?, ?> route, Sample own, String suffix) {
    List<Slot> slots = new ArrayList<>();
    Map<String, String> path = new LinkedHashMap<>();
    List<String> segments = route.path().segments();
    for (int i = 0; i < segments.size(); i++) {
      if (segments.get(i).startsWith("{")) {
        Thing thing = Thing.named(segments, i);
        String name = Request.parameterName(segments.get(i));
        path.put(name, value(thing));
        if (!Makers.isWord(thing.path())) {
          slots.add(new Slot(true, name, thing));
        }
      }
    }
    ObjectNode input = JsonMapper.shared().createObjectNode();
    fields(route, own)
        .forEach(
            (name, value) -> {
              if (value instanceof Thing thing) {
                slots.add(new Slot(false, name, thing));
              } else if (value instanceof List<?> list && list.getFirst() instanceof Thing thing) {
                slots.add(new Slot(false, name, thing));
              }
              input.set(name, distinct(name, json(value), suffix));
            });
    return new Request(route, path, input, slots);
  }

  private static Map<String, Object> fields(Route<?, ?, ?> route, Sample own) {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (route.form() != null) {
      fields.putAll(route.form().example());
    }
    fields.putAll(own.with());
    fields.keySet().removeAll(own.without());
    return fields;
  }

  private static JsonNode distinct(String name, JsonNode value, String suffix) {
    if (suffix.isEmpty() || !DISTINCT.contains(name)) {
      return value;
    }
    String text = value.asString();
    return JsonMapper.shared().valueToTree(name.equals("email") ? suffix + text : text + suffix);
  }

  private JsonNode json(Object value) {
    return switch (value) {
      case Thing thing -> JsonMapper.shared().valueToTree(Long.valueOf(value(thing)));
      case List<?> list ->
          JsonMapper.shared()
              .valueToTree(
                  list.stream()
                      .map(each -> each instanceof Thing thing ? value(thing) : each)
                      .toList());
      default -> JsonMapper.shared().valueToTree(value);
    };
  }
}
