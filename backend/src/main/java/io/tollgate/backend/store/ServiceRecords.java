package io.tollgate.backend.store;

import io.tollgate.backend.catalog.ServiceAttributes;
import io.tollgate.protocol.administration.BackendService.Metric;
import io.tollgate.protocol.administration.BackendService.UsageLimit;
import io.tollgate.protocol.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Services and what belongs to them, record by record, as the internal API edits them (7.1, 8). The
 * parts are independent: a metric, a limit, a token may be there before its service and stays when
 * the service goes. Every edit is durable when it returns and seen by the next call. Blocks; not
 * for event loops.
 */
public interface ServiceRecords {

  /** A token is worth something only together with its service. */
  record ServiceToken(String token, String serviceId) {

    /** Without the token: it is a secret. */
    @Override
    public String toString() {
      return "ServiceToken[***, " + serviceId + "]";
    }
  }

  /** What became of a deletion. */
  enum Deletion {
    DELETED,
    UNKNOWN,
    /** It is the default service of its provider, who has others. */
    IS_DEFAULT
  }

  /** What became of a change of provider key. */
  enum KeyChange {
    CHANGED,
    UNKNOWN,
    /** The new key has services already. */
    TAKEN
  }

  /** Ids of services above this one in ascending order of their text, at most so many. */
  List<String> serviceIds(String after, int limit);

  @Nullable ServiceAttributes service(String serviceId);

  /**
   * Creates or changes a service. The first one of a provider key becomes its default and stays it,
   * whatever it says, until another says that it is the default.
   *
   * @return as it is stored
   */
  ServiceAttributes putService(ServiceAttributes service);

  /** Removes the service and its error list; what belongs to it stays. */
  Deletion deleteService(String serviceId);

  /** Gives all services of a provider another key; the default stays the default. */
  KeyChange changeProviderKey(String from, String to);

  boolean hasToken(ServiceToken token);

  /** All or, on a failure, none. */
  void addTokens(Collection<ServiceToken> tokens);

  /**
   * @return how many of them were there
   */
  int removeTokens(Collection<ServiceToken> tokens);

  /** Metrics of the service, known or not, in ascending order of their ids' text. */
  List<Metric> metrics(String serviceId);

  @Nullable Metric metric(String serviceId, String metricId);

  /**
   * Creates or changes a metric. Its former name means nothing any more; without a parent it keeps
   * the one that is stored.
   */
  void putMetric(String serviceId, Metric metric);

  /**
   * Its limits and children stay.
   *
   * @return false when there was none
   */
  boolean deleteMetric(String serviceId, String metricId);

  /** All limits of all plans. */
  List<UsageLimit> limits(String serviceId);

  @Nullable UsageLimit limit(String serviceId, String planId, String metricId, Period period);

  void putLimit(String serviceId, UsageLimit limit);

  void deleteLimit(String serviceId, String planId, String metricId, Period period);

  Set<String> tokens(String serviceId);

  SortedSet<Integer> alertLimits(String serviceId);

  /**
   * @return false when it was there already
   */
  boolean addAlertLimit(String serviceId, int level);

  /**
   * @return false when it was not there
   */
  boolean removeAlertLimit(String serviceId, int level);
}
