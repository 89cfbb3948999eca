package io.tollgate.backend.alert;

import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A store whose disk takes its time. */
final class HeldStore implements EventStore {

  final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private final EventStore store;

  HeldStore(EventStore store) {
    this.store = store;
  }

  void release() {
    released.countDown();
  }

  @Override
  public List<Announced> announce(List<Sighting> sightings) {
    asked.countDown();
    try {
      released.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return store.announce(sightings);
  }

  @Override
  public void tidy(long nowMillis) {
    store.tidy(nowMillis);
  }

  @Override
  public int size() {
    return store.size();
  }

  @Override
  public List<Queued> oldest() {
    return store.oldest();
  }

  @Override
  public boolean delete(long id) {
    return store.delete(id);
  }

  @Override
  public int deleteUpTo(long id) {
    return store.deleteUpTo(id);
  }
}
