package io.tollgate.backend.api.parameter;

import io.tollgate.backend.api.parameter.ParameterValue.Hash;
import io.tollgate.backend.api.parameter.ParameterValue.Text;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes {@code multipart/form-data} (RFC 7578). The text holds one byte per character. A body
 * that breaks off is refused as a whole: half a report must not count. An uploaded file is a value
 * without meaning here.
 */
public final class MultipartDecoder {

  private static final String LINE_END = "\r\n";
  private static final Pattern BOUNDARY =
      Pattern.compile("[;\\s]boundary=(?:\"([^\"]+)\"|([^\\s;]+))", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAME =
      Pattern.compile(
          "^content-disposition:[^\\r\\n]*[;\\s]name=(?:\"([^\"]*)\"|([^\\s;]+))",
          Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
  private static final Pattern FILE =
      Pattern.compile(
          "^content-disposition:[^\\r\\n]*[;\\s]filename\\*?=",
          Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  private final Parameters parameters = new Parameters();
  private final String body;
  private final String delimiter;
  private int parts;

  private MultipartDecoder(String contentType, String body) throws MalformedParametersException {
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.find()) {
      throw malformed("its Content-Type names no boundary");
    }
    this.delimiter = LINE_END + "--" + oneOf(boundary);
    // So that the first delimiter looks like the others.
    this.body = LINE_END + body;
  }

  static Parameters decode(String contentType, String body) throws MalformedParametersException {
    MultipartDecoder decoder = new MultipartDecoder(contentType, body);
    decoder.decodeAll();
    return decoder.parameters;
  }

  private void decodeAll() throws MalformedParametersException {
    int at = find(delimiter, 0) + delimiter.length();
    while (!body.startsWith("--", at)) {
      int headers = find(LINE_END, at);
      int content = find(LINE_END + LINE_END, headers) + 2 * LINE_END.length();
      int end = find(delimiter, content - LINE_END.length());
      if (++parts > FormDecoder.MAX_PARAMETERS) {
        throw malformed("it has more than " + FormDecoder.MAX_PARAMETERS + " parts");
      }
      decodeOne(body.substring(headers, content), body.substring(Math.min(content, end), end));
      at = end + delimiter.length();
    }
  }

  private int find(String what, int from) throws MalformedParametersException {
    int at = body.indexOf(what, from);
    if (at < 0) {
      throw malformed("it breaks off");
    }
    return at;
  }

  private void decodeOne(String headers, String content) throws MalformedParametersException {
    Matcher name = NAME.matcher(headers);
    if (name.find()) {
      parameters.put(
          text(oneOf(name)), FILE.matcher(headers).find() ? new Hash() : new Text(text(content)));
    }
  }

  private String text(String latin1) {
    byte[] bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);
    return FormDecoder.text(bytes, bytes.length, parameters);
  }

  private static String oneOf(Matcher quotedOrBare) {
    String quoted = quotedOrBare.group(1);
    return quoted == null ? quotedOrBare.group(2) : quoted;
  }

  private static MalformedParametersException malformed(String why) {
    return new MalformedParametersException("Invalid multipart/form-data body: " + why);
  }
}
