package io.tollgate.http.testkit;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/** A connection as the {@link ScriptedUpstream} sees it. */
public final class UpstreamSide {

  private final Socket socket;
  private final RawReader reader;
  private final Collection<RawMessage> requests;

  UpstreamSide(Socket socket, Collection<RawMessage> requests) throws IOException {
    this.socket = socket;
    this.requests = requests;
    reader = new RawReader(socket.getInputStream());
  }

  /** Waits for the next request with its body. */
  public RawMessage readRequest() throws IOException {
    RawMessage request = reader.body(reader.head(), false);
    requests.add(request);
    return request;
  }

  /** Waits for a request's head alone. */
  public RawMessage readHead() throws IOException {
    RawMessage head = reader.head();
    requests.add(head);
    return head;
  }

  public String readExactly(int count) throws IOException {
    return reader.exactly(count);
  }

  /** Reads until the client closes. */
  public String readToEnd() throws IOException {
    return reader.rest();
  }

  public void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The TLS session, where the upstream speaks TLS. */
  public SSLSession tls() {
    return ((SSLSocket) socket).getSession();
  }

  public void close() throws IOException {
    socket.close();
  }

  /** Closes with a TCP reset. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }
}
