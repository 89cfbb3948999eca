package io.tollgate.gateway.testkit;

import io.tollgate.http.testkit.ScriptedUpstream;
import io.tollgate.http.testkit.TestCertificate;
import io.tollgate.http.testkit.TlsListening;
import io.tollgate.http.testkit.UpstreamSide;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLServerSocket;

/** Servers that speak TLS, and ask clients for a certificate without insisting. */
public final class ClientsSeen {

  public static final String NOBODY = "nobody";

  private ClientsSeen() {}

  /** Answers with the name on the certificate that the client shows. */
  public static ScriptedUpstream naming(TestCertificate own) {
    return answering(own, ScriptedUpstream::ok);
  }

  /**
   * @param answers to the name on the client's certificate, {@link #NOBODY} if it shows none
   */
  public static ScriptedUpstream answering(TestCertificate own, UnaryOperator<String> answers) {
    SSLServerSocket socket = TlsListening.with(own);
    socket.setWantClientAuth(true);
    return new ScriptedUpstream(
        socket,
        connection -> {
          while (true) {
            connection.readRequest();
            connection.send(answers.apply(shown(connection)));
          }
        });
  }

  private static String shown(UpstreamSide connection) throws IOException {
    try {
      X509Certificate own = (X509Certificate) connection.tls().getPeerCertificates()[0];
      return own.getSubjectX500Principal().getName();
    } catch (SSLPeerUnverifiedException _) {
      return NOBODY;
    }
  }
}
