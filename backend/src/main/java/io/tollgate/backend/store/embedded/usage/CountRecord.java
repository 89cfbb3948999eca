package io.tollgate.backend.store.embedded.usage;

import io.tollgate.backend.catalog.ApplicationKey;
import io.tollgate.backend.store.Charge;
import io.tollgate.backend.store.Count;
import io.tollgate.backend.store.journal.RecordBuffer;
import io.tollgate.backend.store.journal.RecordReader;
import io.tollgate.backend.usage.Change;
import io.tollgate.backend.usage.Effect;
import io.tollgate.backend.usage.ResponseCode;
import io.tollgate.backend.usage.Windows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one journal record says: which application at which minute changed which metrics, and what
 * its call was answered with, and under which idempotency key; or that a service lost all its
 * counters. Windows are not written, they follow from the minute.
 *
 * <p>The first byte says which kind of record it is. In the first version there was no such byte,
 * and no response code; its records begin with the high byte of their number of counts, which is 0.
 */
final class CountRecord {

  private static final int FIRST_VERSION = 0;
  private static final int COUNTS = 1;
  private static final int REMOVAL = 2;
  private static final int REMEMBERED_COUNTS = 3;

  private static final int ADD = 0;
  private static final int SET = 1;
  private static final int NO_CODE = 0;

  private CountRecord() {}

  static void write(List<Count> batch, @Nullable RememberedCall once, RecordBuffer to) {
    start(once, to);
    to.putInt(batch.size());
    for (Count count : batch) {
      write(count.application(), count.at(), count.effect(), count.responseCode(), to);
    }
  }

  static void write(Charge charge, @Nullable RememberedCall once, RecordBuffer to) {
    start(once, to);
    to.putInt(1);
    write(charge.application(), charge.now(), charge.effect(), charge.responseCode(), to);
  }

  private static void start(@Nullable RememberedCall once, RecordBuffer to) {
    if (once == null) {
      to.putByte(COUNTS);
    } else {
      to.putByte(REMEMBERED_COUNTS);
      RememberedCallRecord.write(once, to);
    }
  }

  /** Says that all counters of a service are 0 from here on. */
  static void writeRemoval(String serviceId, RecordBuffer to) {
    to.putByte(REMOVAL);
    to.putText(serviceId);
  }

  private static void write(
      ApplicationKey application,
      Windows at,
      Effect effect,
      @Nullable ResponseCode code,
      RecordBuffer to) {
    to.putText(application.serviceId());
    to.putText(application.applicationId());
    to.putLong(at.minute());
    List<Change> changes = effect.changes();
    int counting = 0;
    for (int i = 0; i < changes.size(); i++) {
      counting += changes.get(i).counts() ? 1 : 0;
    }
    to.putShort(code == null ? NO_CODE : code.status());
    to.putInt(counting);
    for (int i = 0; i < changes.size(); i++) {
      Change change = changes.get(i);
      if (change.counts()) {
        to.putText(change.metric().id());
        to.putByte(change.set() ? SET : ADD);
        to.putLong(change.amount());
      }
    }
  }

  /**
   * @throws IllegalArgumentException when a later version wrote it
   */
  static void read(RecordReader from, Fold into) {
    if (from.peekByte() == FIRST_VERSION) {
      readCounts(from, false, into);
      return;
    }
    int kind = from.getByte();
    switch (kind) {
      case COUNTS -> readCounts(from, true, into);
      case REMEMBERED_COUNTS -> {
        into.remember(RememberedCallRecord.read(from));
        readCounts(from, true, into);
      }
      case REMOVAL -> into.removed(from.getText());
      default ->
          throw new IllegalArgumentException(
              "the usage journal holds a record of kind %d: start the version that wrote it"
                  .formatted(kind));
    }
  }

  private static void readCounts(RecordReader from, boolean codes, Fold into) {
    int counts = from.getInt();
    for (int i = 0; i < counts; i++) {
      ApplicationKey application = new ApplicationKey(from.getText(), from.getText());
      long minute = from.getLong();
      int status = codes ? from.getShort() : NO_CODE;
      int changes = from.getInt();
      if (changes > 0 || status != NO_CODE) {
        read(changes, minute, status, from, into.of(application));
      }
    }
  }

  private static void read(
      int changes, long minute, int status, RecordReader from, ApplicationFold into) {
    if (status != NO_CODE) {
      into.answered(new ResponseCode(status), minute);
    }
    for (int i = 0; i < changes; i++) {
      String metricId = from.getText();
      if (from.getByte() == SET) {
        into.set(metricId, minute, from.getLong());
      } else {
        into.add(metricId, minute, from.getLong());
      }
    }
  }
}
