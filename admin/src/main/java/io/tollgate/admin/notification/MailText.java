package io.tollgate.admin.notification;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;

/**
 * A mail as it goes over the wire: text and HTML, both UTF-8. Whatever users may have written
 * stands in bodies that are encoded and in a subject without line breaks, so that none of it is a
 * header.
 */
final class MailText {
  private static final Base64.Encoder LINES =
      Base64.getMimeEncoder(76, "\r\n".getBytes(StandardCharsets.US_ASCII));
  private static final String BOUNDARY = "=_tollgate_part";

  /** Octets of a subject in one encoded word, whose length is limited to 75. */
  private static final int WORD = 42;

  private MailText() {}

  /**
   * @param id unique for all time, of letters, digits and dots
   */
  static String of(Mail mail, String id, Instant now) {
    String host = mail.sender().substring(mail.sender().indexOf('@') + 1);
    return "Date: "
        + DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC))
        + "\r\nFrom: <"
        + mail.sender()
        + ">\r\nTo: <"
        + mail.recipient()
        + ">\r\nSubject: "
        + subject(mail.subject())
        + "\r\nMessage-ID: <"
        + id
        + "@"
        + host
        + ">\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
        + "Content-Type: multipart/alternative; boundary=\""
        + BOUNDARY
        + "\"\r\n\r\n"
        + part("plain", plain(mail))
        + part("html", html(mail))
        + "--"
        + BOUNDARY
        + "--\r\n";
  }

  private static String part(String type, String content) {
    return "--"
        + BOUNDARY
        + "\r\nContent-Type: text/"
        + type
        + "; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + LINES.encodeToString(content.getBytes(StandardCharsets.UTF_8))
        + "\r\n";
  }

  /** As encoded words of whole characters, or as it is when it is short and plain. */
  private static String subject(String text) {
    String line = oneLine(text);
    if (line.length() <= WORD && line.chars().allMatch(c -> c >= ' ' && c < 127 && c != '=')) {
      return line;
    }
    StringBuilder words = new StringBuilder();
    StringBuilder word = new StringBuilder();
    int size = 0;
    for (int c : line.codePoints().toArray()) {
      String character = Character.toString(c);
      int octets = character.getBytes(StandardCharsets.UTF_8).length;
      if (size + octets > WORD) {
        words.append(encodedWord(word)).append("\r\n ");
        word.setLength(0);
        size = 0;
      }
      word.append(character);
      size += octets;
    }
    return words.append(encodedWord(word)).toString();
  }

  private static String encodedWord(StringBuilder word) {
    byte[] bytes = word.toString().getBytes(StandardCharsets.UTF_8);
    return "=?utf-8?B?" + Base64.getEncoder().encodeToString(bytes) + "?=";
  }

  static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").replaceAll("\\p{Cntrl}", "").strip();
  }

  private static String plain(Mail mail) {
    return mail.link() == null ? mail.text() : mail.text() + "\n\n" + mail.link();
  }

  private static String html(Mail mail) {
    StringBuilder html = new StringBuilder("<!DOCTYPE html><html><body>");
    for (String paragraph : mail.text().split("\n\n")) {
      html.append("<p>").append(escaped(paragraph)).append("</p>");
    }
    if (mail.link() != null) {
      String link = escaped(mail.link());
      html.append("<p><a href=\"").append(link).append("\">").append(link).append("</a></p>");
    }
    return html.append("</body></html>").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("\n", "<br>");
  }
}
