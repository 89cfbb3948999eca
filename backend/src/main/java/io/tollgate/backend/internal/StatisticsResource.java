package io.tollgate.backend.internal;

import io.tollgate.backend.internal.route.InternalRequest;
import io.tollgate.backend.internal.route.MissingParameterException;
import io.tollgate.backend.internal.route.Reply;
import io.tollgate.backend.store.UsageStatistics;
import io.tollgate.backend.store.UsageStatistics.Subject;
import io.tollgate.protocol.administration.Attributes;
import io.tollgate.protocol.administration.BackendServiceJson;
import io.tollgate.protocol.administration.InvalidAttributeException;
import io.tollgate.protocol.time.Period;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The counters over time, as analytics reads them. */
final class StatisticsResource {

  private final UsageStatistics statistics;

  StatisticsResource(UsageStatistics statistics) {
    this.statistics = statistics;
  }

  Reply show(InternalRequest request) throws InvalidAttributeException, MissingParameterException {
    Attributes asked = request.parameters();
    ArrayNode values = JsonNodeFactory.instance.arrayNode();
    statistics
        .values(
            request.path("service"),
            asked.text("application"),
            subject(asked),
            granularity(asked),
            millis(asked, "from"),
            millis(asked, "to"))
        .forEach(
            (start, value) ->
                values
                    .addObject()
                    .put("start", Instant.ofEpochMilli(start).toString())
                    .put("value", value));
    return Reply.found("values", values);
  }

  private static Subject subject(Attributes asked)
      throws InvalidAttributeException, MissingParameterException {
    @Nullable String metric = asked.text("metric");
    @Nullable String code = asked.text("response_code");
    if (metric != null && code != null) {
      throw new InvalidAttributeException("metric", "and response_code exclude each other");
    }
    if (metric != null) {
      return new Subject.OfMetric(metric);
    }
    if (code != null) {
      return new Subject.OfResponseCode(code);
    }
    throw new MissingParameterException("metric");
  }

  private static Period granularity(Attributes asked)
      throws InvalidAttributeException, MissingParameterException {
    @Nullable String name = asked.text("granularity");
    if (name == null) {
      throw new MissingParameterException("granularity");
    }
    return BackendServiceJson.period(name, "granularity");
  }

  private static long millis(Attributes asked, String name)
      throws InvalidAttributeException, MissingParameterException {
    @Nullable String text = asked.text(name);
    if (text == null) {
      throw new MissingParameterException(name);
    }
    try {
      return Instant.parse(text).toEpochMilli();
    } catch (DateTimeParseException | ArithmeticException e) {
      throw new InvalidAttributeException(name, "must be a time such as 2026-11-23T22:00:00Z");
    }
  }
}
