package io.tollgate.protocol.administration;

import io.tollgate.protocol.administration.BackendService.AuthenticationMode;
import io.tollgate.protocol.administration.BackendService.Metric;
import io.tollgate.protocol.administration.BackendService.UsageLimit;
import io.tollgate.protocol.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A whole service as JSON, for a backend in another process (service-management-api.md, 8): {@code
 * {"id","state","provider_key","backend_version","referrer_filters_required","default_service",
 * "tokens":[],"metrics":[{"id","name","parent_id"}],
 * "usagelimits":[{"plan_id","metric_id","period","value"}],"alert_limits":[]}}. What is missing is
 * absent from the service.
 */
public final class BackendServiceJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private BackendServiceJson() {}

  /** The members in the order above. */
  public static ObjectNode write(BackendService service) {
    ObjectNode json =
        NODES
            .objectNode()
            .put("id", service.id())
            .put("state", service.active() ? "active" : "suspended")
            .put("provider_key", service.providerKey())
            .put("backend_version", service.mode().backendVersion())
            .put("referrer_filters_required", service.referrerFiltersRequired())
            .put("default_service", service.defaultService());
    json.set("tokens", BackendApplicationJson.texts(service.tokens()));
    ArrayNode metrics = json.putArray("metrics");
    service.metrics().forEach(metric -> metrics.add(write(metric)));
    ArrayNode limits = json.putArray("usagelimits");
    service.limits().forEach(limit -> limits.add(write(limit)));
    ArrayNode alerts = json.putArray("alert_limits");
    new TreeSet<>(service.alertLimits()).forEach(level -> alerts.add(level));
    return json;
  }

  public static ObjectNode write(Metric metric) {
    return NODES
        .objectNode()
        .put("id", metric.id())
        .put("name", metric.name())
        .put("parent_id", metric.parentId());
  }

  public static ObjectNode write(UsageLimit limit) {
    return NODES
        .objectNode()
        .put("plan_id", limit.planId())
        .put("metric_id", limit.metricId())
        .put("period", limit.period().wireName())
        .put("value", limit.value());
  }

  /** Reads a service whose id is known from elsewhere; the document's is not looked at. */
  public static BackendService read(Attributes json, String id) throws InvalidAttributeException {
    return new BackendService(
        id,
        json.requiredText("provider_key"),
        AuthenticationMode.of(json.text("backend_version")),
        json.flag("referrer_filters_required", false),
        active(json),
        json.flag("default_service", false),
        Set.copyOf(json.texts("tokens")),
        metrics(json),
        limits(json),
        levels(json));
  }

  private static List<Metric> metrics(Attributes json) throws InvalidAttributeException {
    Map<String, Metric> byId = new LinkedHashMap<>();
    for (Attributes metric : json.objects("metrics")) {
      String id = metric.requiredText("id");
      Metric read = new Metric(id, metric.requiredText("name"), metric.text("parent_id"));
      if (byId.put(id, read) != null) {
        throw new InvalidAttributeException(metric.at("id"), "is another metric's, too");
      }
    }
    return List.copyOf(byId.values());
  }

  private static List<UsageLimit> limits(Attributes json) throws InvalidAttributeException {
    Map<List<Object>, UsageLimit> byPlace = new LinkedHashMap<>();
    for (Attributes limit : json.objects("usagelimits")) {
      String plan = limit.requiredText("plan_id");
      String metric = limit.requiredText("metric_id");
      Period period = period(limit.requiredText("period"), limit.at("period"));
      UsageLimit read = new UsageLimit(plan, metric, period, limitValue(limit, "value"));
      if (byPlace.put(List.of(plan, metric, period), read) != null) {
        throw new InvalidAttributeException(
            limit.at("period"), "is another limit's of this plan and metric, too");
      }
    }
    return List.copyOf(byPlace.values());
  }

  /** A limit's value: 0 to {@link UsageLimit#MAX_VALUE}. */
  public static long limitValue(Attributes json, String name) throws InvalidAttributeException {
    long value = json.requiredWholeNumber(name);
    if (value < 0 || value > UsageLimit.MAX_VALUE) {
      throw new InvalidAttributeException(json.at(name), "must be 0 to " + UsageLimit.MAX_VALUE);
    }
    return value;
  }

  /** A service without a state is active, any state but that one suspends it (6). */
  public static boolean active(Attributes service) throws InvalidAttributeException {
    String state = service.text("state");
    return state == null || state.equals("active");
  }

  /**
   * The period with this wire name.
   *
   * @param at where the name stands, for the message
   */
  public static Period period(String wireName, String at) throws InvalidAttributeException {
    Period period = Period.named(wireName);
    if (period == null) {
      throw new InvalidAttributeException(
          at, "must be eternity, year, month, week, day, hour or minute");
    }
    return period;
  }

  private static Set<Integer> levels(Attributes json) throws InvalidAttributeException {
    Set<Integer> levels = new TreeSet<>();
    for (String level : json.texts("alert_limits")) {
      try {
        levels.add(Integer.valueOf(level));
      } catch (NumberFormatException e) {
        throw new InvalidAttributeException(
            json.at("alert_limits"), "must be whole numbers, per cent of a limit");
      }
    }
    return levels;
  }
}
