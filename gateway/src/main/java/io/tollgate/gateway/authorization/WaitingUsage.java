package io.tollgate.gateway.authorization;

import io.tollgate.protocol.authorization.Credentials;
import io.tollgate.protocol.authorization.Usage;
import io.tollgate.protocol.authorization.UsageEntry;
import io.tollgate.protocol.authorization.UsageEntry.Increment;
import io.tollgate.protocol.authorization.UsageTransaction;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Usage by application, summed up; the order is that of the applications' first calls. */
final class WaitingUsage {

  private static final Logger log = LoggerFactory.getLogger(WaitingUsage.class);

  private final int most;
  private final Map<Credentials, Map<String, Long>> byApplication = new LinkedHashMap<>();
  private boolean overflowTold;

  WaitingUsage(int most) {
    this.most = most;
  }

  void add(Credentials credentials, Usage usage) {
    Map<String, Long> sums =
        byApplication.computeIfAbsent(counted(credentials), _ -> new LinkedHashMap<>());
    for (UsageEntry entry : usage.entries()) {
      if (entry instanceof Increment(String metric, long amount)) {
        sums.merge(metric, amount, WaitingUsage::sum);
      }
    }
    if (byApplication.size() > most) {
      dropOldest();
    }
  }

  /** The part of the credentials that names the application. */
  private static Credentials counted(Credentials credentials) {
    return credentials instanceof Credentials.AppId(String id, String _)
        ? new Credentials.AppId(id, null)
        : credentials;
  }

  private static long sum(long one, long other) {
    long sum = one + other;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }

  private void dropOldest() {
    Iterator<Credentials> oldest = byApplication.keySet().iterator();
    oldest.next();
    oldest.remove();
    if (!overflowTold) {
      overflowTold = true;
      log.warn("usage of more than {} applications waits: that of the oldest is lost", most);
    }
  }

  /** All of it, for a report; nothing waits any more. */
  List<UsageTransaction> take() {
    List<UsageTransaction> all = new ArrayList<>(byApplication.size());
    byApplication.forEach(
        (credentials, sums) -> all.add(new UsageTransaction(credentials, usage(sums), null)));
    byApplication.clear();
    overflowTold = false;
    return all;
  }

  private static Usage usage(Map<String, Long> sums) {
    List<UsageEntry> entries = new ArrayList<>(sums.size());
    sums.forEach((metric, amount) -> entries.add(new Increment(metric, amount)));
    return new Usage(entries);
  }

  boolean isEmpty() {
    return byApplication.isEmpty();
  }

  int size() {
    return byApplication.size();
  }

  /**
   * How many reports that is.
   *
   * @param transactions most of one report
   */
  int reports(int transactions) {
    return Math.ceilDiv(byApplication.size(), transactions);
  }
}
