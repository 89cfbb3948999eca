package io.tollgate.admin.service;

import io.tollgate.admin.outcome.SystemName;
import io.tollgate.admin.outcome.Validation;
import io.tollgate.admin.rest.input.Fields;
import io.tollgate.admin.rest.input.Form;
import org.jspecify.annotations.Nullable;

/**
 * What may be written of a metric or method.
 *
 * @param systemName taken on creation only; null: derived from the friendly name
 * @param unit of metrics only; a method has its parent's
 */
public record MetricDraft(
    @Nullable String friendlyName,
    @Nullable String systemName,
    @Nullable String description,
    @Nullable String unit) {

  private static final MetricDraft EMPTY = new MetricDraft(null, null, null, null);

  /** Reads a metric of a service. */
  static final Form<MetricDraft> FORM = metric(named());

  /** Reads a method of a service, which comes under the same wrapper. */
  static final Form<MetricDraft> METHOD_FORM = method(named());

  /** Reads a metric of a backend, which knows no second name for its system name. */
  public static final Form<MetricDraft> BACKEND_FORM = metric(fields());

  /** Reads a method of a backend. */
  public static final Form<MetricDraft> BACKEND_METHOD_FORM = method(fields());

  private static Form<MetricDraft> metric(Form.Builder fields) {
    return fields.needs("friendly_name", "unit").reads(EMPTY, MetricDraft::read);
  }

  private static Form<MetricDraft> method(Form.Builder fields) {
    return fields.needs("friendly_name").reads(EMPTY, MetricDraft::read);
  }

  private static Form.Builder named() {
    return fields().text("name", "search");
  }

  private static Form.Builder fields() {
    return Form.wrapped("metric")
        .text("friendly_name", "Search")
        .text("system_name", "search")
        .text("description", "Searches for a place")
        .text("unit", "search");
  }

  private static MetricDraft read(Fields fields, MetricDraft present) {
    return new MetricDraft(
        fields.text("friendly_name", present.friendlyName),
        fields.optional("system_name", fields.optional("name", present.systemName)),
        fields.text("description", present.description),
        fields.text("unit", present.unit));
  }

  /** What is wrong with it, whatever else the owner has. */
  Validation check(boolean method) {
    Validation validation =
        new Validation().name("friendly_name", friendlyName).prose("description", description);
    if (!method) {
      validation.name("unit", unit);
    }
    if (systemName != null) {
      SystemName.check(validation, systemName);
    }
    return validation;
  }

  static MetricDraft of(Metric metric) {
    return new MetricDraft(
        metric.friendlyName(), metric.systemName(), metric.description(), metric.unit());
  }
}
