package io.tollgate.admin.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** An SMTP server that keeps what it is handed, and can be in trouble for a while. */
public final class MailServer implements AutoCloseable {
  public static final String USER = "mail-user";
  public static final String PASSWORD = "mail-password";

  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final AtomicReference<Trouble> trouble = new AtomicReference<>(Trouble.NONE);
  private final AtomicInteger refusals = new AtomicInteger();
  private final @Nullable SSLContext tls;
  private volatile ServerSocket server;

  /** Speaks in the clear. */
  public MailServer() {
    this(null);
  }

  /**
   * @param tls what it turns to when it is asked, before it takes anything; null: it never does
   */
  public MailServer(@Nullable SSLContext tls) {
    this.tls = tls;
    server = listening(0);
  }

  private ServerSocket listening(int port) {
    try {
      ServerSocket socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
      Thread unused = Thread.ofVirtual().start(() -> accept(socket));
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nothing listens at its port until {@link #comeBack}. */
  public void goAway() {
    close();
  }

  public void comeBack() {
    server = listening(server.getLocalPort());
  }

  /** What keeps it from taking mails. */
  public enum Trouble {
    NONE,
    HANGS_UP,
    /** It forgot who may send, and says 530 to everything. */
    KNOWS_NOBODY
  }

  /** A mail as it came. */
  public record Received(String sender, String recipient, List<String> lines) {

    /** Lines of the head, continued ones joined. */
    public List<String> head() {
      List<String> head = new ArrayList<>();
      for (String line : lines.subList(0, lines.indexOf(""))) {
        if (line.startsWith(" ")) {
          head.set(head.size() - 1, head.getLast() + line);
        } else {
          head.add(line);
        }
      }
      return head;
    }

    public String subject() {
      String encoded =
          head().stream().filter(line -> line.startsWith("Subject: ")).findFirst().orElseThrow();
      StringBuilder subject = new StringBuilder();
      for (String word : encoded.substring("Subject: ".length()).split(" (?==\\?)")) {
        subject.append(
            word.startsWith("=?utf-8?B?")
                ? decoded(word.substring("=?utf-8?B?".length(), word.length() - 2))
                : word);
      }
      return subject.toString();
    }

    /** The part that is plain text. */
    public String text() {
      String body = String.join("\n", lines);
      String part = body.substring(body.indexOf("text/plain"));
      int begin = part.indexOf("\n\n") + 2;
      return decoded(part.substring(begin, part.indexOf("\n--", begin)).replace("\n", ""));
    }

    private static String decoded(String base64) {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }
  }

  public int port() {
    return server.getLocalPort();
  }

  public void trouble(Trouble now) {
    trouble.set(now);
  }

  /** How often it hung up or refused a mail. Addresses that begin with nobody are unknown to it. */
  public int refusals() {
    return refusals.get();
  }

  /** What this address was sent, oldest first. */
  public List<Received> to(String recipient) {
    return received.stream().filter(mail -> mail.recipient().equals(recipient)).toList();
  }

  /** How many mails of this tenant came. */
  public long count(long tenant) {
    String id = "Message-ID: <tollgate." + tenant + ".";
    return received.stream()
        .filter(mail -> mail.lines().stream().anyMatch(line -> line.startsWith(id)))
        .count();
  }

  private void accept(ServerSocket listening) {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        Thread unused = Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        // Closed.
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      if (trouble.get() == Trouble.HANGS_UP) {
        refusals.incrementAndGet();
      } else {
        answer(socket.getOutputStream(), "220 mail.example.com");
        converse(tls == null ? socket : secured(socket, tls));
      }
    } catch (IOException e) {
      // The other side is done.
    }
  }

  /** Says no to everything until it was asked to turn to TLS. */
  private static Socket secured(Socket socket, SSLContext tls) throws IOException {
    OutputStream out = socket.getOutputStream();
    String line = line(socket);
    while (!line.equals("STARTTLS")) {
      answer(
          out, line.startsWith("EHLO ") ? "250-mail.example.com\r\n250 STARTTLS" : "530 TLS first");
      line = line(socket);
    }
    answer(out, "220 go on");
    SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, true);
    secured.startHandshake();
    return secured;
  }

  /** Nothing beyond it is read: what follows may be the handshake. */
  private static String line(Socket socket) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = socket.getInputStream().read(); c != '\n'; c = socket.getInputStream().read()) {
      if (c < 0) {
        throw new IOException("hung up");
      }
      line.append((char) c);
    }
    return line.toString().strip();
  }

  private void converse(Socket socket) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    OutputStream out = socket.getOutputStream();
    String sender = "";
    String recipient = "";
    boolean known = false;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.startsWith("EHLO ")) {
        answer(out, "250-mail.example.com\r\n250-AUTH PLAIN\r\n250 8BITMIME");
      } else if (line.startsWith("AUTH PLAIN ")) {
        known =
            trouble.get() != Trouble.KNOWS_NOBODY
                && Received.decoded(line.substring(11)).equals("\0" + USER + "\0" + PASSWORD);
        if (!known) {
          refusals.incrementAndGet();
        }
        answer(out, known ? "235 fine" : "535 who are you");
      } else if (!known && !line.equals("QUIT")) {
        refusals.incrementAndGet();
        answer(out, "530 who are you");
      } else if (line.startsWith("MAIL FROM:<")) {
        sender = line.substring(11, line.length() - 1);
        answer(out, "250 fine");
      } else if (line.startsWith("RCPT TO:<")) {
        recipient = line.substring(9, line.length() - 1);
        boolean unknown = recipient.startsWith("nobody");
        if (unknown) {
          refusals.incrementAndGet();
        }
        answer(out, unknown ? "550 unknown" : "250 fine");
      } else if (line.equals("DATA")) {
        answer(out, "354 go on");
        received.add(new Received(sender, recipient, data(in)));
        answer(out, "250 kept");
      } else if (line.equals("QUIT")) {
        answer(out, "221 bye");
        return;
      } else {
        answer(out, "500 what");
      }
    }
  }

  private static List<String> data(BufferedReader in) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      lines.add(line.startsWith(".") ? line.substring(1) : line);
    }
    return List.copyOf(lines);
  }

  private static void answer(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
