package io.tollgate.acceptance;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Many connections that send the same request at once, over and over, and count the answers. */
final class CallStorm {

  private final int port;
  private final byte[] request;
  private final AtomicInteger left;
  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final List<Thread> connections = new ArrayList<>();
  private final CountDownLatch gate = new CountDownLatch(1);
  private final CountDownLatch connected;

  private CallStorm(int port, String request, int concurrency, int calls) {
    this.port = port;
    this.connected = new CountDownLatch(concurrency);
    this.request = request.getBytes(StandardCharsets.US_ASCII);
    this.left = new AtomicInteger(calls);
  }

  /**
   * Begins to send, from all connections at once.
   *
   * @param request the whole request as text, keep-alive
   * @param concurrency connections
   * @param calls of all connections together
   */
  static CallStorm begin(int port, String request, int concurrency, int calls)
      throws InterruptedException {
    CallStorm storm = new CallStorm(port, request, concurrency, calls);
    for (int i = 0; i < concurrency; i++) {
      storm.connections.add(Thread.ofVirtual().start(storm::call));
    }
    storm.connected.await();
    storm.gate.countDown();
    return storm;
  }

  /**
   * Calls until the limit is told of. A gateway with its backend in another process lets calls pass
   * on what it heard before, so it learns of the limit one call late (gateway.md, 3.4).
   */
  static void untilLimited(int port, String request) throws Exception {
    for (int i = 0; i < 100; i++) {
      if (once(port, request) == 429) {
        return;
      }
      Thread.sleep(20);
    }
    throw new IllegalStateException("never limited: " + request);
  }

  /** Sends the request once and gives the status of its answer. */
  static int once(int port, String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return readAnswer(new BufferedInputStream(socket.getInputStream()));
    }
  }

  /** Answered 200. */
  int accepted() {
    return accepted.get();
  }

  /** Answered 429 by a gateway, 409 by a backend. */
  int refused() {
    return refused.get();
  }

  /** Waits until so many calls were answered 200. */
  void awaitAnswers(int count) throws InterruptedException {
    while (accepted.get() < count && connections.stream().anyMatch(Thread::isAlive)) {
      Thread.sleep(1);
    }
  }

  /** Waits until every connection is done, be it because its server died. */
  void end() throws InterruptedException {
    for (Thread connection : connections) {
      connection.join();
    }
  }

  private void call() {
    try (Socket socket = connect()) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      gate.await();
      while (left.getAndDecrement() > 0) {
        socket.getOutputStream().write(request);
        int status = readAnswer(in);
        switch (status) {
          case 200 -> accepted.incrementAndGet();
          case 409, 429 -> refused.incrementAndGet();
          default -> throw new IOException("answered " + status);
        }
      }
    } catch (IOException | InterruptedException e) {
      // The server was killed: this connection is done.
    }
  }

  private Socket connect() throws IOException {
    try {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(20_000);
      return socket;
    } finally {
      connected.countDown();
    }
  }

  /** Reads one answer to its end and gives its status. */
  static int readAnswer(InputStream in) throws IOException {
    int status = Integer.parseInt(line(in).split(" ", -1)[1]);
    int length = -1;
    boolean chunked = false;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      String lower = header.toLowerCase(java.util.Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(15).strip());
      }
      chunked |= lower.startsWith("transfer-encoding: chunked");
    }
    if (chunked) {
      for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
        in.skipNBytes(size + 2);
      }
      line(in);
    } else {
      in.skipNBytes(length);
    }
    return status;
  }

  private static int chunkSize(InputStream in) throws IOException {
    return Integer.parseInt(line(in), 16);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the connection ended");
      }
      if (c != '\r') {
        text.append((char) c);
      }
    }
    return text.toString();
  }
}
