package io.tollgate.admin.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A web server that keeps what it is sent and answers as it is told. */
public final class Receiver implements AutoCloseable {
  /** One request as it came. */
  public record Received(
      String method, String path, String body, @Nullable String contentType, String host) {}

  private record Answer(int status, String body, Consumer<HttpExchange> before) {}

  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final AtomicReference<Answer> answer =
      new AtomicReference<>(new Answer(200, "", exchange -> {}));
  private final String address;
  private final HttpServer server;

  public Receiver() {
    this("127.0.0.1");
  }

  /**
   * @param address where it listens
   */
  public Receiver(String address) {
    this.address = address;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(address), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    received.add(
        new Received(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            body,
            exchange.getRequestHeaders().getFirst("Content-Type"),
            String.valueOf(exchange.getRequestHeaders().getFirst("Host"))));
    Answer now = Objects.requireNonNull(answer.get());
    now.before().accept(exchange);
    byte[] bytes = now.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(now.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  public Receiver answers(int status, String body) {
    return answers(status, body, exchange -> {});
  }

  /**
   * @param before what happens to the exchange before it is answered
   */
  public Receiver answers(int status, String body, Consumer<HttpExchange> before) {
    answer.set(new Answer(status, body, before));
    return this;
  }

  public List<Received> received() {
    return received;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public String url() {
    return "http://" + address + ":" + port();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
