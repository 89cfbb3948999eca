package io.tollgate.admin.event;

import io.tollgate.protocol.gateway.Environment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole aggregate to be pushed. It carries ids, because its reader pushes what is true when it
 * reads; and what can no longer be read because it is gone.
 */
public sealed interface Publication {

  /** The service it belongs to, null where the reader finds out. */
  @Nullable Long service();

  record OfService(long serviceId, List<RemovedMetric> removedMetrics) implements Publication {
    public OfService {
      removedMetrics = List.copyOf(removedMetrics);
    }

    @Override
    public Long service() {
      return serviceId;
    }
  }

  record OfDeletedService(long serviceId) implements Publication {
    @Override
    public Long service() {
      return serviceId;
    }
  }

  record OfApplication(long serviceId, long applicationId) implements Publication {
    @Override
    public Long service() {
      return serviceId;
    }
  }

  record OfDeletedApplication(long serviceId, String publicId) implements Publication {
    @Override
    public Long service() {
      return serviceId;
    }
  }

  record OfPlanApplications(long serviceId, long planId) implements Publication {
    @Override
    public Long service() {
      return serviceId;
    }
  }

  record OfAccountApplications(long accountId) implements Publication {
    @Override
    public @Nullable Long service() {
      return null;
    }
  }

  record OfConfiguration(long serviceId, Environment environment) implements Publication {
    @Override
    public Long service() {
      return serviceId;
    }
  }
}
