package io.tollgate.backend.store.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Takes apart what {@link RecordBuffer} put together. */
public final class RecordReader {

  private final ByteBuffer payload;

  RecordReader(byte[] payload, int offset) {
    this.payload = ByteBuffer.wrap(payload);
    this.payload.position(offset);
  }

  public int getByte() {
    return payload.get();
  }

  /** The next byte, which stays the next one. */
  public int peekByte() {
    return payload.get(payload.position());
  }

  public int getShort() {
    return payload.getShort() & 0xffff;
  }

  public int getInt() {
    return payload.getInt();
  }

  public long getLong() {
    return payload.getLong();
  }

  public String getText() {
    int length = payload.getInt();
    String text = new String(payload.array(), payload.position(), length, StandardCharsets.UTF_8);
    payload.position(payload.position() + length);
    return text;
  }
}
