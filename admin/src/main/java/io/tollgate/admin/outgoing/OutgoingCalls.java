package io.tollgate.admin.outgoing;

import io.tollgate.admin.outgoing.OutgoingGuard.Verdict;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Makes guarded calls, one connection each, by a client of its own: the connection goes to the
 * address that the guard looked at, which clients that resolve names themselves cannot promise.
 * Redirects are not followed, nothing is decompressed. Blocks; for threads that may wait.
 */
public final class OutgoingCalls {
  private static final int BUFFER = 8 * 1024;

  private final OutgoingGuard guard;
  private final SSLSocketFactory tls;

  public OutgoingCalls(OutgoingGuard guard, SSLSocketFactory tls) {
    this.guard = guard;
    this.tls = tls;
  }

  public OutgoingResult send(OutgoingRequest request, OutgoingLimits limits) {
    return switch (guard.look(request.url(), request.trusted())) {
      case Verdict.Refused(String reason) -> new OutgoingResult.Refused(reason);
      case Verdict.Unknown(String host) ->
          new OutgoingResult.Failed("the name " + host + " has no address");
      case Verdict.Admitted(OutgoingUrl url, InetAddress address) ->
          sent(request, limits, url, address);
    };
  }

  private OutgoingResult sent(
      OutgoingRequest request, OutgoingLimits limits, OutgoingUrl url, InetAddress address) {
    AtomicBoolean late = new AtomicBoolean();
    try (Socket plain = new Socket()) {
      Thread watch = closeAfter(plain, limits.total(), late);
      try {
        plain.connect(new InetSocketAddress(address, url.port()), millis(limits.connect()));
        plain.setSoTimeout(millis(limits.read()));
        try (Socket socket = url.isTls() ? secured(plain, url) : plain) {
          write(socket.getOutputStream(), request, url);
          return new AnswerReader(
                  new BufferedInputStream(socket.getInputStream(), BUFFER), limits.body())
              .read(request.method());
        }
      } finally {
        watch.interrupt();
      }
    } catch (SocketTimeoutException e) {
      return new OutgoingResult.TimedOut();
    } catch (IOException e) {
      return late.get() ? new OutgoingResult.TimedOut() : new OutgoingResult.Failed(reason(e, url));
    }
  }

  /** Time-outs of single reads do not end an answer that comes a byte at a time, nor writes. */
  private static Thread closeAfter(Socket socket, Duration total, AtomicBoolean late) {
    return Thread.ofVirtual()
        .start(
            () -> {
              try {
                Thread.sleep(total);
                late.set(true);
                socket.close();
              } catch (InterruptedException e) {
                // The call is over in time.
              } catch (IOException e) {
                // It is closed all the same.
              }
            });
  }

  private Socket secured(Socket plain, OutgoingUrl url) throws IOException {
    SSLSocket socket = (SSLSocket) tls.createSocket(plain, url.host(), url.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static void write(OutputStream out, OutgoingRequest request, OutgoingUrl url)
      throws IOException {
    StringBuilder head = new StringBuilder(256);
    head.append(request.method()).append(' ').append(url.target()).append(" HTTP/1.1\r\n");
    header(head, "Host", url.authority());
    request.headers().forEach((name, value) -> header(head, name, value));
    header(head, "Accept-Encoding", "identity");
    if (request.body().length > 0 || !request.method().equals("GET")) {
      header(head, "Content-Length", Integer.toString(request.body().length));
    }
    header(head, "Connection", "close");
    head.append("\r\n");
    out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    out.write(request.body());
    out.flush();
  }

  private static void header(StringBuilder head, String name, String value) {
    if (value.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
      throw new IllegalArgumentException("the value of header " + name + " has a line break");
    }
    head.append(name).append(": ").append(value).append("\r\n");
  }

  private static String reason(IOException e, OutgoingUrl url) {
    return switch (e) {
      case ConnectException refused -> "no connection to " + url + ": " + refused.getMessage();
      case SSLException failed -> "TLS failed: " + failed.getMessage();
      default -> String.valueOf(e.getMessage());
    };
  }

  private static int millis(Duration duration) {
    return Math.toIntExact(duration.toMillis());
  }
}
