package io.tollgate.admin.support;

import io.tollgate.protocol.administration.BackendAwayException;
import io.tollgate.protocol.administration.BackendErrors;
import io.tollgate.protocol.administration.BackendEvent;
import io.tollgate.protocol.administration.BackendObservation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/** A backend that has noticed what a test says, says so, and can be away. */
public final class RecordedObservation implements BackendObservation {
  private final Map<String, List<BackendErrors.Entry>> errors = new ConcurrentHashMap<>();
  private final List<BackendEvent> events = new CopyOnWriteArrayList<>();
  private final AtomicLong lastId = new AtomicLong();
  private final AtomicInteger told = new AtomicInteger();
  private volatile Runnable wake = () -> {};
  private volatile boolean away;
  private volatile boolean forgetful = true;

  /**
   * @param call how it says that events may wait
   */
  void wakesBy(Runnable call) {
    wake = call;
  }

  /** Whether it cannot be asked; it says when it is back. */
  public void away(boolean yes) {
    away = yes;
    if (!yes) {
      wake.run();
    }
  }

  /**
   * Whether what was taken over is really removed: one that is killed may still have it, and says
   * so.
   */
  public void forgets(boolean yes) {
    forgetful = yes;
    if (yes) {
      wake.run();
    }
  }

  /** Refuses a call of a service. */
  public void refused(long service, String code, String message, long at) {
    List<BackendErrors.Entry> list =
        errors.computeIfAbsent(Long.toString(service), id -> new CopyOnWriteArrayList<>());
    list.addFirst(new BackendErrors.Entry(lastId.incrementAndGet(), code, message, at));
  }

  /**
   * Something happens, and it says so.
   *
   * @param event made of its id
   */
  public void happens(LongFunction<BackendEvent> event) {
    events.add(event.apply(lastId.incrementAndGet()));
    wake.run();
  }

  /** How often it told which events wait, be it none. */
  public int told() {
    return told.get();
  }

  /** How many events wait. */
  public int waiting() {
    return events.size();
  }

  @Override
  public BackendErrors errors(String serviceId, int page, int perPage) {
    answer();
    List<BackendErrors.Entry> all = errors.getOrDefault(serviceId, List.of());
    return new BackendErrors(
        all.stream().skip((page - 1L) * perPage).limit(perPage).toList(), all.size());
  }

  @Override
  public void clearErrors(String serviceId) {
    answer();
    errors.remove(serviceId);
  }

  @Override
  public List<BackendEvent> events() {
    answer();
    List<BackendEvent> now = new ArrayList<>(events);
    told.incrementAndGet();
    return now;
  }

  @Override
  public void forgetEvents(long upToId) {
    answer();
    if (!forgetful) {
      throw new BackendAwayException("the backend was killed", null);
    }
    events.removeIf(event -> event.id() <= upToId);
  }

  private void answer() {
    if (away) {
      throw new BackendAwayException("the backend at http://secret.internal is away", null);
    }
  }
}
