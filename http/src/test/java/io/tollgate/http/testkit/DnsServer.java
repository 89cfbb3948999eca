package io.tollgate.http.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A DNS server on the loopback that knows what a test tells it, over UDP. */
public final class DnsServer implements AutoCloseable {

  private static final int A = 1;
  private static final int CNAME = 5;

  /** Addresses of a name, perhaps by way of an alias. */
  private record Zone(List<String> addresses, int seconds, @Nullable String alias) {}

  private final DatagramSocket socket;
  private final Map<String, Zone> zones = new ConcurrentHashMap<>();
  public final AtomicInteger questions = new AtomicInteger();
  public volatile boolean silent;

  public DnsServer() {
    try {
      socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofPlatform().daemon().name("dns").start(this::serve);
  }

  public InetSocketAddress address() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  public DnsServer knows(String name, int seconds, String... addresses) {
    zones.put(name, new Zone(List.of(addresses), seconds, null));
    return this;
  }

  public DnsServer knowsAlias(String name, String alias, int seconds, String... addresses) {
    zones.put(name, new Zone(List.of(addresses), seconds, alias));
    return this;
  }

  public DnsServer forgets(String name) {
    zones.remove(name);
    return this;
  }

  private void serve() {
    byte[] buffer = new byte[1500];
    try {
      while (true) {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        questions.incrementAndGet();
        if (!silent) {
          byte[] answer = answer(ByteBuffer.wrap(buffer, 0, packet.getLength()));
          socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
        }
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  private byte[] answer(ByteBuffer question) throws IOException {
    int id = question.getShort() & 0xffff;
    question.position(12);
    String name = name(question);
    int type = question.getShort();
    Zone zone = zones.get(name);
    List<String> addresses = zone == null || type != A ? List.of() : zone.addresses();
    boolean alias = zone != null && zone.alias() != null && type == A;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    shorts(out, id, zone == null ? 0x8183 : 0x8180, 1, addresses.size() + (alias ? 1 : 0), 0, 0);
    writeName(out, name);
    shorts(out, type, 1);
    String owner = name;
    if (zone != null && alias && zone.alias() != null) {
      owner = zone.alias();
      writeName(out, name);
      // The alias is kept for a second only.
      shorts(out, CNAME, 1, 0, 1, owner.length() + 2);
      writeName(out, owner);
    }
    for (String address : addresses) {
      writeName(out, owner);
      shorts(out, A, 1, 0, zone == null ? 0 : zone.seconds(), 4);
      out.write(InetAddress.getByName(address).getAddress());
    }
    return out.toByteArray();
  }

  private static String name(ByteBuffer in) {
    StringBuilder name = new StringBuilder();
    for (int length = in.get(); length > 0; length = in.get()) {
      byte[] label = new byte[length];
      in.get(label);
      name.append(name.isEmpty() ? "" : ".").append(new String(label, StandardCharsets.US_ASCII));
    }
    return name.toString();
  }

  private static void writeName(ByteArrayOutputStream out, String name) throws IOException {
    for (String label : name.split("\\.")) {
      out.write(label.length());
      out.write(label.getBytes(StandardCharsets.US_ASCII));
    }
    out.write(0);
  }

  private static void shorts(ByteArrayOutputStream out, int... numbers) {
    for (int number : numbers) {
      out.write(number >> 8);
      out.write(number);
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
