package io.tollgate.admin.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Hands a mail to the SMTP server, one connection each. */
final class Smtp {
  private static final int CONNECT_MILLIS = 10_000;
  private static final int ANSWER_MILLIS = 60_000;

  /** An address that cannot become a command of its own. */
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s<>@\\p{Cntrl}]+@[^\\s<>@\\p{Cntrl}]+");

  private final MailSettings settings;
  private final SSLSocketFactory tls;

  Smtp(MailSettings settings, SSLSocketFactory tls) {
    this.settings = settings;
    this.tls = tls;
  }

  /** The server will not have this mail, now or later. */
  static final class Rejected extends IOException {
    private static final long serialVersionUID = 1;

    Rejected(String message) {
      super(message);
    }
  }

  /** There is no connection to the server. */
  static final class Unreachable extends IOException {
    private static final long serialVersionUID = 1;

    Unreachable(MailSettings settings, IOException cause) {
      super(
          "no connection to %s:%d (%s); see smtp.host and smtp.port"
              .formatted(
                  settings.host(),
                  settings.port(),
                  cause instanceof UnknownHostException
                      ? "the name is unknown"
                      : cause.getMessage()),
          cause);
    }
  }

  /** Another answer than the expected one. */
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1;
    private static final String AUTHENTICATION_REQUIRED = "530";

    private final String line;

    Refused(String line) {
      this(line, "");
    }

    Refused(String line, String remedy) {
      super("the server answered " + line + remedy);
      this.line = line;
    }

    boolean isForGood() {
      return line.startsWith("5") && !line.startsWith(AUTHENTICATION_REQUIRED);
    }
  }

  /**
   * @param message head and body
   * @throws Rejected when trying again is of no use
   * @throws IOException when it may be tried again
   */
  void send(Mail mail, String message) throws IOException {
    if (!isAddress(mail.sender()) || !isAddress(mail.recipient())) {
      throw new Rejected("sender or recipient is no mail address");
    }
    try (Socket plain = new Socket()) {
      connect(plain);
      plain.setSoTimeout(ANSWER_MILLIS);
      Socket socket = settings.security() == MailSettings.Security.TLS ? secured(plain) : plain;
      Dialogue dialogue = new Dialogue(socket);
      dialogue.expect(220);
      dialogue.say("EHLO tollgate", 250);
      if (settings.security() == MailSettings.Security.STARTTLS) {
        secure(dialogue);
        dialogue = new Dialogue(secured(plain));
        dialogue.say("EHLO tollgate", 250);
      }
      authenticate(dialogue);
      dialogue.say("MAIL FROM:<" + mail.sender() + ">", 250);
      dialogue.offer("RCPT TO:<" + mail.recipient() + ">", 250, 251);
      dialogue.say("DATA", 354);
      dialogue.offer(message.replaceAll("(?m)^\\.", "..") + ".", 250);
      dialogue.quit();
    }
  }

  private void connect(Socket plain) throws Unreachable {
    try {
      plain.connect(
          new InetSocketAddress(String.valueOf(settings.host()), settings.port()), CONNECT_MILLIS);
    } catch (IOException e) {
      throw new Unreachable(settings, e);
    }
  }

  private static boolean isAddress(String text) {
    return ADDRESS.matcher(text).matches();
  }

  private static void secure(Dialogue dialogue) throws IOException {
    try {
      dialogue.say("STARTTLS", 220);
    } catch (Refused e) {
      throw new Refused(e.line, "; it offers no STARTTLS: see smtp.security (tls, none)");
    }
  }

  private void authenticate(Dialogue dialogue) throws IOException {
    @Nullable String user = settings.user();
    if (user != null) {
      String pair = "\0" + user + "\0" + (settings.password() == null ? "" : settings.password());
      dialogue.say(
          "AUTH PLAIN " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)),
          235);
    }
  }

  private Socket secured(Socket plain) throws IOException {
    SSLSocket socket = (SSLSocket) tls.createSocket(plain, settings.host(), settings.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  /** Commands and the answers to them. Neither stands in an error: a command may be a password. */
  private static final class Dialogue {
    private final BufferedReader in;
    private final OutputStream out;

    Dialogue(Socket socket) throws IOException {
      in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      out = socket.getOutputStream();
    }

    void say(String command, int... expected) throws IOException {
      out.write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
      expect(expected);
    }

    /** Says what is about this mail alone: that the server refuses it is no fault of ours. */
    void offer(String command, int... expected) throws IOException {
      try {
        say(command, expected);
      } catch (Refused e) {
        throw e.isForGood() ? new Rejected(String.valueOf(e.getMessage())) : e;
      }
    }

    void expect(int... expected) throws IOException {
      String line = in.readLine();
      while (line != null && line.length() > 3 && line.charAt(3) == '-') {
        line = in.readLine();
      }
      if (line == null) {
        throw new IOException("the server closed the connection");
      }
      for (int code : expected) {
        if (line.startsWith(Integer.toString(code))) {
          return;
        }
      }
      throw new Refused(line);
    }

    void quit() {
      try {
        out.write("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
      } catch (IOException e) {
        // The mail is accepted; how the connection ends matters to nobody.
      }
    }
  }
}
