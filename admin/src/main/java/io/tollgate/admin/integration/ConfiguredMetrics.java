package io.tollgate.admin.integration;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.service.BeforeMetricDelete;
import io.tollgate.admin.service.Metric;
import io.tollgate.admin.service.MetricOwners;
import io.tollgate.protocol.gateway.Environment;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keeps metrics that a served configuration counts on; lets go of those that only rules name. */
public final class ConfiguredMetrics implements BeforeMetricDelete {
  private final MetricOwners owners;

  public ConfiguredMetrics(MetricOwners owners) {
    this.owners = owners;
  }

  @Override
  public Outcome<Metric> letGo(Transaction transaction, Caller caller, Metric metric) {
    for (Long service : owners.services(transaction, metric.owner())) {
      for (Environment environment : Environment.values()) {
        if (counts(ConfigTable.current(transaction, service, environment), metric)) {
          return Outcome.forbidden(
              "is used by the newest "
                  + environment.wireName()
                  + " configuration; deploy one without it first");
        }
      }
    }
    RuleTable.deleteOfMetric(transaction, metric.id());
    MappingRules.closeGaps(transaction, metric.owner());
    return Outcome.done(metric);
  }

  private static boolean counts(@Nullable ConfigVersion version, Metric metric) {
    if (version == null) {
      return false;
    }
    JsonNode content = JsonMapper.shared().readTree(version.content());
    for (JsonNode rule : content.path("proxy").path("proxy_rules")) {
      if (rule.path("metric_id").asLong() == metric.id()) {
        return true;
      }
    }
    return false;
  }
}
