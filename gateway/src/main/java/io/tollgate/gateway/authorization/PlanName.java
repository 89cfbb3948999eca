package io.tollgate.gateway.authorization;

import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The plan in an answer of authrep or authorize, {@code <status>…<plan>NAME</plan>…} (gateway.md,
 * 6.2). The document comes from another machine: declarations and what they could expand to are
 * refused.
 */
sealed interface PlanName {

  /**
   * @param plan with entities resolved; null when the answer has none
   */
  record Read(@Nullable String plan) implements PlanName {}

  /**
   * @param cause for the log
   */
  record Unreadable(String cause) implements PlanName {}

  /**
   * @param body empty when the backend sent none
   */
  static PlanName read(String body) {
    if (body.isBlank()) {
      return new Read(null);
    }
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      XMLStreamReader document = factory.createXMLStreamReader(new StringReader(body));
      while (document.hasNext()) {
        int event = document.next();
        if (event == XMLStreamConstants.DTD) {
          return new Unreadable("it has a document type declaration");
        }
        if (event == XMLStreamConstants.START_ELEMENT && document.getLocalName().equals("plan")) {
          return new Read(document.getElementText());
        }
      }
      return new Read(null);
    } catch (XMLStreamException e) {
      return new Unreadable("it is no XML");
    }
  }
}
