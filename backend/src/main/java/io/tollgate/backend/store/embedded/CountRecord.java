package io.tollgate.backend.store.embedded;

import io.tollgate.backend.catalog.ApplicationKey;
import io.tollgate.backend.store.Count;
import io.tollgate.backend.store.journal.RecordBuffer;
import io.tollgate.backend.store.journal.RecordReader;
import io.tollgate.backend.usage.Change;
import io.tollgate.backend.usage.Effect;
import io.tollgate.backend.usage.Windows;
import java.util.List;

/**
 * What one journal record says: which application at which minute changed which metrics. Windows
 * are not written, they follow from the minute.
 */
final class CountRecord {

  private static final int ADD = 0;
  private static final int SET = 1;

  private CountRecord() {}

  static void write(List<Count> batch, RecordBuffer to) {
    to.putInt(batch.size());
    for (Count count : batch) {
      write(count.application(), count.at(), count.effect(), to);
    }
  }

  static void writeOne(ApplicationKey application, Windows at, Effect effect, RecordBuffer to) {
    to.putInt(1);
    write(application, at, effect, to);
  }

  private static void write(
      ApplicationKey application, Windows at, Effect effect, RecordBuffer to) {
    to.putText(application.serviceId());
    to.putText(application.applicationId());
    to.putLong(at.minute());
    List<Change> changes = effect.changes();
    int counting = 0;
    for (int i = 0; i < changes.size(); i++) {
      counting += changes.get(i).counts() ? 1 : 0;
    }
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

  static void read(RecordReader from, Fold into) {
    int counts = from.getInt();
    for (int i = 0; i < counts; i++) {
      ApplicationKey application = new ApplicationKey(from.getText(), from.getText());
      long minute = from.getLong();
      int changes = from.getInt();
      for (int j = 0; j < changes; j++) {
        MetricFold metric = into.of(application, from.getText());
        if (from.getByte() == SET) {
          metric.set(minute, from.getLong());
        } else {
          metric.add(minute, from.getLong());
        }
      }
    }
  }
}
