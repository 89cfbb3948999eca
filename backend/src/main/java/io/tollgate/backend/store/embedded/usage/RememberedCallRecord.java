package io.tollgate.backend.store.embedded.usage;

import io.tollgate.backend.store.IdempotencyKey;
import io.tollgate.backend.store.embedded.usage.RememberedCall.Seen;
import io.tollgate.backend.store.journal.RecordBuffer;
import io.tollgate.backend.store.journal.RecordReader;
import java.util.ArrayList;
import java.util.List;

/** A remembered call as a part of the journal record that counts it. */
final class RememberedCallRecord {

  private RememberedCallRecord() {}

  static void write(RememberedCall call, RecordBuffer to) {
    to.putText(call.key().serviceId());
    to.putText(call.key().key());
    to.putText(call.key().digest());
    to.putLong(call.minute());
    to.putInt(call.seen().size());
    for (Seen seen : call.seen()) {
      to.putText(seen.metricId());
      to.putByte(WindowKey.number(seen.period()));
      to.putLong(seen.value());
    }
  }

  static RememberedCall read(RecordReader from) {
    IdempotencyKey key = new IdempotencyKey(from.getText(), from.getText(), from.getText());
    long minute = from.getLong();
    int count = from.getInt();
    List<Seen> seen = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      seen.add(new Seen(from.getText(), WindowKey.period(from.getByte()), from.getLong()));
    }
    return new RememberedCall(key, minute, seen);
  }
}
