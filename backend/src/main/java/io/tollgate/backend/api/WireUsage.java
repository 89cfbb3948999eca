package io.tollgate.backend.api;

import io.tollgate.backend.api.parameter.ParameterValue;
import io.tollgate.backend.api.parameter.Parameters;
import io.tollgate.backend.usage.UsageValue;
import io.tollgate.protocol.authorization.Usage;
import io.tollgate.protocol.authorization.UsageEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code usage[metric]=value} parameters; names are trimmed (4.2). */
final class WireUsage {

  private WireUsage() {}

  static Usage read(Map<String, ParameterValue> entries) {
    if (entries.isEmpty()) {
      return Usage.NONE;
    }
    Map<String, UsageEntry> byMetric = LinkedHashMap.newLinkedHashMap(entries.size());
    for (String name : entries.keySet()) {
      String metric = name.strip();
      byMetric.put(metric, UsageValue.parse(metric, Parameters.text(entries, name)));
    }
    return new Usage(List.copyOf(byMetric.values()));
  }
}
