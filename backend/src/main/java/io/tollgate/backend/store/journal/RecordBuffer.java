package io.tollgate.backend.store.journal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Puts one record together: {@code length, ~length, checksum, sequence, payload}, numbers big
 * endian. The checksum (CRC-32C) covers sequence and payload; the length, which says where the next
 * record starts, is guarded by its complement.
 */
public final class RecordBuffer {

  static final int HEADER = 20;
  static final int CHECKED_FROM = 12;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final CRC32C checksum = new CRC32C();
  private byte[] bytes = new byte[512];
  private int size;

  void start(long sequence) {
    size = CHECKED_FROM;
    putLong(sequence);
  }

  void finish() {
    checksum.reset();
    checksum.update(bytes, CHECKED_FROM, size - CHECKED_FROM);
    INT.set(bytes, 0, size - HEADER);
    INT.set(bytes, 4, ~(size - HEADER));
    INT.set(bytes, 8, (int) checksum.getValue());
  }

  byte[] bytes() {
    return bytes;
  }

  int size() {
    return size;
  }

  public void putByte(int value) {
    room(1);
    bytes[size++] = (byte) value;
  }

  /** The lower 16 bits. */
  public void putShort(int value) {
    room(2);
    bytes[size++] = (byte) (value >> 8);
    bytes[size++] = (byte) value;
  }

  public void putInt(int value) {
    room(4);
    INT.set(bytes, size, value);
    size += 4;
  }

  public void putLong(long value) {
    room(8);
    LONG.set(bytes, size, value);
    size += 8;
  }

  /** UTF-8 after its length in bytes. */
  public void putText(String text) {
    int length = text.length();
    room(4 + length);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        putEncoded(text.getBytes(StandardCharsets.UTF_8));
        return;
      }
      bytes[size + 4 + i] = (byte) c;
    }
    INT.set(bytes, size, length);
    size += 4 + length;
  }

  private void putEncoded(byte[] encoded) {
    putInt(encoded.length);
    room(encoded.length);
    System.arraycopy(encoded, 0, bytes, size, encoded.length);
    size += encoded.length;
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
