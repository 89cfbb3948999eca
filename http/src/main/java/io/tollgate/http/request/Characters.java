package io.tollgate.http.request;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Which bytes may stand where (RFC 9110, 5.5 and 5.6.2; RFC 9112, 3.2). */
final class Characters {

  private static final int TOKEN = 1;
  private static final int TARGET = 2;
  private static final int VALUE = 4;
  private static final int HOST = 8;
  private static final byte[] CLASSES = classes();

  /** Eight bytes at a time, where most of them are as they should be. */
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGH_BITS = ONES << 7;

  private Characters() {}

  private static byte[] classes() {
    byte[] classes = new byte[256];
    for (int c = 0x21; c < 256; c++) {
      // Bytes above ASCII have no meaning of their own and do no harm; DEL is a control character.
      classes[c] = c == 0x7f ? 0 : (byte) (TARGET | VALUE);
    }
    classes[' '] = VALUE;
    classes['\t'] = VALUE;
    allow(classes, TOKEN | HOST, letters() + "0123456789-._~");
    allow(classes, TOKEN, "!#$%&'*+^`|");
    return classes;
  }

  private static String letters() {
    StringBuilder letters = new StringBuilder();
    for (char c = 'a'; c <= 'z'; c++) {
      letters.append(c).append((char) (c - 'a' + 'A'));
    }
    return letters.toString();
  }

  private static void allow(byte[] classes, int use, String characters) {
    for (int i = 0; i < characters.length(); i++) {
      classes[characters.charAt(i)] |= (byte) use;
    }
  }

  /** The first place from {@code from} on where no token goes on. */
  static int tokenEnd(byte[] block, int from, int to) {
    return end(TOKEN, block, from, to);
  }

  /** The first place where a request target ends: a blank or a control character. */
  static int targetEnd(byte[] block, int from, int to) {
    return end(TARGET, block, from, to);
  }

  /** The first control character other than a tab, {@code to} when there is none. */
  static int valueEnd(byte[] block, int from, int to) {
    int at = from;
    while (at + Long.BYTES <= to) {
      long bytes = (long) EIGHT.get(block, at);
      if ((below(bytes, ' ') | equal(bytes, 0x7f)) != 0) {
        break;
      }
      at += Long.BYTES;
    }
    return end(VALUE, block, at, to);
  }

  /** Where an ASCII character stands first, {@code to} when it does not. */
  static int find(char character, byte[] block, int from, int to) {
    int at = from;
    while (at + Long.BYTES <= to && equal((long) EIGHT.get(block, at), character) == 0) {
      at += Long.BYTES;
    }
    while (at < to && block[at] != character) {
      at++;
    }
    return at;
  }

  /** Not 0 when one of the bytes is below the limit, which is ASCII itself. */
  private static long below(long bytes, int limit) {
    return bytes - ONES * limit & ~bytes & HIGH_BITS;
  }

  /** Not 0 when one of the bytes is that one. */
  private static long equal(long bytes, int one) {
    return below(bytes ^ ONES * one, 1);
  }

  /** The first place where no host name or IPv4 address goes on. */
  static int hostEnd(byte[] block, int from, int to) {
    return end(HOST, block, from, to);
  }

  private static int end(int use, byte[] block, int from, int to) {
    int at = from;
    while (at < to && (CLASSES[block[at] & 0xff] & use) != 0) {
      at++;
    }
    return at;
  }
}
