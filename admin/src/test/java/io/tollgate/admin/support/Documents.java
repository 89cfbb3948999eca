package io.tollgate.admin.support;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads what was answered as others read it. */
public final class Documents {
  private Documents() {}

  /** Fails when it is not well-formed; nothing at all is no document. */
  public static void xml(String text) {
    if (!text.isEmpty()) {
      Document unused = parsed(text);
    }
  }

  private static Document parsed(String text) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(text)));
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new AssertionError("no XML: " + text, e);
    }
  }
}
