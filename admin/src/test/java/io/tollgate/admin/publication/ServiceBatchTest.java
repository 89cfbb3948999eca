package io.tollgate.admin.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.event.Outbox.Entry;
import io.tollgate.admin.event.Publication;
import io.tollgate.admin.event.RemovedMetric;
import io.tollgate.protocol.gateway.Environment;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceBatchTest {
  private static final RemovedMetric METRIC = new RemovedMetric(5, "old", null);

  @Test
  void names_each_aggregate_of_a_service_once() {
    List<ServiceBatch> batches =
        ServiceBatch.of(
            List.of(
                new Entry(1, 1, new Publication.OfService(7, List.of())),
                new Entry(2, 1, new Publication.OfApplication(8, 3)),
                new Entry(3, 1, new Publication.OfService(7, List.of(METRIC))),
                new Entry(4, 1, new Publication.OfConfiguration(7, Environment.SANDBOX)),
                new Entry(5, 1, new Publication.OfAccountApplications(9)),
                new Entry(6, 1, new Publication.OfDeletedApplication(8, "abc"))));

    assertThat(batches).extracting(batch -> batch.serviceId).containsExactly(7L, 8L, 0L);
    ServiceBatch seven = batches.getFirst();
    assertThat(seven.entries).containsExactly(1L, 3L, 4L);
    assertThat(seven.catalogue).isTrue();
    assertThat(seven.removedMetrics).containsExactly(METRIC);
    assertThat(seven.environments).containsExactly(Environment.SANDBOX);
    assertThat(batches.get(1).applications).containsExactly(3L);
    assertThat(batches.get(1).deletedApplications).containsExactly("abc");
    assertThat(batches.get(2).accounts).containsExactly(9L);
  }
}
