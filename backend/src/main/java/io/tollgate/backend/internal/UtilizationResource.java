package io.tollgate.backend.internal;

import io.tollgate.backend.catalog.Application;
import io.tollgate.backend.catalog.Catalog;
import io.tollgate.backend.catalog.Limit;
import io.tollgate.backend.catalog.Service;
import io.tollgate.backend.internal.route.InternalRequest;
import io.tollgate.backend.internal.route.Reply;
import io.tollgate.backend.store.LedgerAnswer.Stored;
import io.tollgate.backend.store.LedgerAnswer.ToRead;
import io.tollgate.backend.store.LedgerAnswer.Unavailable;
import io.tollgate.backend.store.StorageException;
import io.tollgate.backend.store.UsageLedger;
import io.tollgate.backend.usage.StoredValues;
import io.tollgate.backend.usage.Windows;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** How far an application has used its limits. */
final class UtilizationResource {

  private final Catalog catalog;
  private final UsageLedger ledger;
  private final InstantSource clock;

  UtilizationResource(Catalog catalog, UsageLedger ledger, InstantSource clock) {
    this.catalog = catalog;
    this.ledger = ledger;
    this.clock = clock;
  }

  Reply show(InternalRequest request) {
    Service service = catalog.service(request.path("service"));
    if (service == null) {
      return Reply.notFound("service not found");
    }
    Application application = service.applications().withId(request.path("application"));
    if (application == null) {
      return Reply.notFound("application not found");
    }
    List<Limit> limits = service.limitsOf(application);
    StoredValues stored = stored(application, limits);
    ArrayNode utilization = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < limits.size(); i++) {
      Limit limit = limits.get(i);
      utilization
          .addObject()
          .put("period", limit.period().wireName())
          .put("metric_name", limit.metric().name())
          .put("max_value", limit.maxValue())
          .put("current_value", stored.of(i));
    }
    return Reply.found("utilization", utilization);
  }

  private StoredValues stored(Application application, List<Limit> limits) {
    CompletableFuture<ToRead> answer = new CompletableFuture<>();
    ledger.read(application.key(), limits, Windows.at(clock.millis()), answer::complete);
    return switch (answer.join()) {
      case Stored found -> found.values();
      case Unavailable(String cause) -> throw new StorageException(cause);
    };
  }
}
