package io.tollgate.admin.event;

import io.tollgate.protocol.gateway.Environment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A publication as kind and JSON, the way an outbox row keeps it. */
final class PublicationText {
  private static final JsonMapper JSON = JsonMapper.shared();

  private PublicationText() {}

  static String kind(Publication publication) {
    return switch (publication) {
      case Publication.OfService p -> "service";
      case Publication.OfDeletedService p -> "deleted_service";
      case Publication.OfApplication p -> "application";
      case Publication.OfDeletedApplication p -> "deleted_application";
      case Publication.OfPlanApplications p -> "plan_applications";
      case Publication.OfAccountApplications p -> "account_applications";
      case Publication.OfConfiguration p -> "configuration";
    };
  }

  static String payload(Publication publication) {
    ObjectNode out = JSON.createObjectNode();
    switch (publication) {
      case Publication.OfService p -> removed(p.removedMetrics(), out.putArray("removed_metrics"));
      case Publication.OfDeletedService p -> {}
      case Publication.OfApplication p -> out.put("application_id", p.applicationId());
      case Publication.OfDeletedApplication p -> out.put("public_id", p.publicId());
      case Publication.OfPlanApplications p -> out.put("plan_id", p.planId());
      case Publication.OfAccountApplications p -> out.put("account_id", p.accountId());
      case Publication.OfConfiguration p -> out.put("environment", p.environment().wireName());
    }
    return out.toString();
  }

  static Publication parse(String kind, @Nullable Long service, String payload) {
    JsonNode in = JSON.readTree(payload);
    long serviceId = service == null ? 0 : service;
    return switch (kind) {
      case "service" -> new Publication.OfService(serviceId, removed(in.path("removed_metrics")));
      case "deleted_service" -> new Publication.OfDeletedService(serviceId);
      case "application" ->
          new Publication.OfApplication(serviceId, in.path("application_id").asLong());
      case "deleted_application" ->
          new Publication.OfDeletedApplication(serviceId, in.path("public_id").asString());
      case "plan_applications" ->
          new Publication.OfPlanApplications(serviceId, in.path("plan_id").asLong());
      case "account_applications" ->
          new Publication.OfAccountApplications(in.path("account_id").asLong());
      case "configuration" ->
          new Publication.OfConfiguration(
              serviceId, environment(in.path("environment").asString()));
      default -> throw new IllegalArgumentException("unknown kind of publication: " + kind);
    };
  }

  private static Environment environment(String name) {
    Environment environment = Environment.named(name);
    if (environment == null) {
      throw new IllegalArgumentException("unknown environment: " + name);
    }
    return environment;
  }

  private static void removed(List<RemovedMetric> metrics, ArrayNode out) {
    for (RemovedMetric metric : metrics) {
      out.addObject()
          .put("id", metric.id())
          .put("name", metric.name())
          .put("parent_id", metric.parentId());
    }
  }

  private static List<RemovedMetric> removed(JsonNode metrics) {
    List<RemovedMetric> all = new ArrayList<>();
    for (JsonNode metric : metrics) {
      JsonNode parent = metric.path("parent_id");
      all.add(
          new RemovedMetric(
              metric.path("id").asLong(),
              metric.path("name").asString(),
              parent.isNumber() ? parent.asLong() : null));
    }
    return all;
  }
}
