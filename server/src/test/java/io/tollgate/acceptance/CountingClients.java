package io.tollgate.acceptance;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Some connections that send calls of many kinds until their server dies. */
final class CountingClients {

  private final int port;
  private final Tally tally;
  private final List<Thread> connections = new ArrayList<>();

  private CountingClients(int port, Tally tally) {
    this.port = port;
    this.tally = tally;
  }

  /**
   * @param seed of what is sent
   */
  static CountingClients begin(int port, Tally tally, int concurrency, long seed) {
    CountingClients clients = new CountingClients(port, tally);
    for (int i = 0; i < concurrency; i++) {
      Random random = new Random(seed * concurrency + i);
      String name = seed + "-" + i;
      clients.connections.add(Thread.ofVirtual().start(() -> clients.send(random, name)));
    }
    return clients;
  }

  /** Sends a call and gives the status of its answer. */
  static int once(int port, CountedCall call) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(call.request());
      return CallStorm.readAnswer(new BufferedInputStream(socket.getInputStream()));
    }
  }

  void end() throws InterruptedException {
    for (Thread connection : connections) {
      connection.join();
    }
  }

  private void send(Random random, String name) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(20_000);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (int number = 0; ; number++) {
        CountedCall call = CountedCall.any(random, name + "-" + number);
        int status = answer(socket, in, call);
        if (status != (call.report() ? 202 : 200)) {
          throw new IllegalStateException(call + " was answered " + status);
        }
        tally.answered(call);
      }
    } catch (IOException e) {
      // The server was killed: this connection is done.
    }
  }

  private int answer(Socket socket, InputStream in, CountedCall call) throws IOException {
    try {
      socket.getOutputStream().write(call.request());
      return CallStorm.readAnswer(in);
    } catch (IOException e) {
      tally.unanswered(call);
      throw e;
    }
  }
}
