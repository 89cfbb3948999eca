package io.tollgate.http.server;

import io.netty.buffer.ByteBuf;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What the first bytes of a connection say by the PROXY protocol, version 1 or 2. */
sealed interface ProxyHeader {

  /** More bytes are needed. */
  record Incomplete() implements ProxyHeader {}

  /** There is no such header, or it is malformed. */
  record Absent() implements ProxyHeader {}

  /** A header that names nobody: the balancer speaks for itself. */
  record Silent() implements ProxyHeader {}

  record Announced(InetSocketAddress client) implements ProxyHeader {}

  byte[] SIGNATURE_1 = "PROXY ".getBytes(StandardCharsets.US_ASCII);
  byte[] SIGNATURE_2 = HexFormat.of().parseHex("0d0a0d0a000d0a515549540a");

  /** With the line's end. */
  int LONGEST_1 = 107;

  /** The first bytes of version 2, up to the length of the rest. */
  int FIXED_2 = 16;

  /** Bytes behind these that are taken; balancers send some hundred. */
  int LONGEST_2 = 4096;

  /** Reads the header off, if it is whole; else nothing. */
  static ProxyHeader read(ByteBuf in) {
    if (!in.isReadable()) {
      return new Incomplete();
    }
    byte[] signature = in.getByte(in.readerIndex()) == SIGNATURE_2[0] ? SIGNATURE_2 : SIGNATURE_1;
    int known = Math.min(signature.length, in.readableBytes());
    for (int i = 0; i < known; i++) {
      if (in.getByte(in.readerIndex() + i) != signature[i]) {
        return new Absent();
      }
    }
    if (known < signature.length) {
      return new Incomplete();
    }
    return signature == SIGNATURE_2 ? second(in) : first(in);
  }

  private static ProxyHeader first(ByteBuf in) {
    int most = Math.min(LONGEST_1, in.readableBytes());
    int end = in.indexOf(in.readerIndex(), in.readerIndex() + most, (byte) '\n');
    if (end < 0) {
      return most == LONGEST_1 ? new Absent() : new Incomplete();
    }
    String line =
        in.readCharSequence(end + 1 - in.readerIndex(), StandardCharsets.ISO_8859_1).toString();
    if (!line.endsWith("\r\n")) {
      return new Absent();
    }
    String[] words = line.substring(0, line.length() - 2).split(" ", -1);
    if (words[1].equals("UNKNOWN")) {
      return new Silent();
    }
    if (words.length != 6 || !(words[1].equals("TCP4") || words[1].equals("TCP6"))) {
      return new Absent();
    }
    byte[] address = NetUtil.createByteArrayFromIpAddressString(words[2]);
    int port = port(words[4]);
    return address == null || port < 0 ? new Absent() : announced(address, port);
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      return port > 0xffff ? -1 : port;
    } catch (NumberFormatException _) {
      return -1;
    }
  }

  private static ProxyHeader second(ByteBuf in) {
    if (in.readableBytes() < FIXED_2) {
      return new Incomplete();
    }
    int start = in.readerIndex();
    int command = in.getUnsignedByte(start + 12);
    int family = in.getUnsignedByte(start + 13) >> 4;
    int length = in.getUnsignedShort(start + 14);
    if (command >> 4 != 2 || (command & 0xf) > 1 || length > LONGEST_2) {
      return new Absent();
    }
    if (in.readableBytes() < FIXED_2 + length) {
      return new Incomplete();
    }
    in.skipBytes(FIXED_2 + length);
    int size = family == 1 ? 4 : 16;
    if ((command & 0xf) == 0 || family < 1 || family > 2) {
      return new Silent();
    }
    if (length < 2 * size + 4) {
      return new Absent();
    }
    byte[] address = new byte[size];
    in.getBytes(start + FIXED_2, address);
    return announced(address, in.getUnsignedShort(start + FIXED_2 + 2 * size));
  }

  private static ProxyHeader announced(byte[] address, int port) {
    InetAddress client = address(address);
    return client == null ? new Absent() : new Announced(new InetSocketAddress(client, port));
  }

  private static @Nullable InetAddress address(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException _) {
      return null;
    }
  }
}
