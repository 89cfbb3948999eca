package io.tollgate.backend.fuzz;

import io.tollgate.backend.fuzz.FuzzClient.Received;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** What every answer must keep to, whatever was asked. */
final class AnswerRules {

  private static final Set<Integer> KNOWN =
      Set.of(200, 202, 204, 400, 401, 403, 404, 405, 408, 409, 413, 414, 417, 422, 431);

  private final XMLInputFactory xml = XMLInputFactory.newFactory();

  AnswerRules() {
    xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
  }

  /** What is wrong with the answer, null when nothing is. */
  @Nullable String fault(Received answer, boolean requestWasClean) {
    boolean version = !requestWasClean && (answer.status() == 505 || answer.status() == 501);
    if (!KNOWN.contains(answer.status()) && !version) {
      return "status " + answer.status();
    }
    String body = new String(answer.body(), StandardCharsets.UTF_8);
    if (body.contains("Exception") && body.contains("\tat ") || body.contains("java.lang.")) {
      return "a stack trace: " + body;
    }
    boolean vendor = answer.header("content-type").equals("application/vnd.3scale-v2.0+xml");
    return vendor && answer.body().length > 0 ? xmlFault(answer.body()) : null;
  }

  private @Nullable String xmlFault(byte[] body) {
    try {
      XMLStreamReader reader = xml.createXMLStreamReader(new ByteArrayInputStream(body), "UTF-8");
      while (reader.hasNext()) {
        reader.next();
      }
      reader.close();
      return null;
    } catch (XMLStreamException e) {
      return "no well-formed XML ("
          + e.getMessage()
          + "): "
          + new String(body, StandardCharsets.UTF_8);
    }
  }
}
