package io.tollgate.server.demo;

import io.tollgate.http.server.Answer;
import io.tollgate.http.server.Exchange;
import io.tollgate.http.server.RequestHandler;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A small API that answers every request with what it received, as JSON: {@code method}, {@code
 * path}, {@code args} (the query), {@code body}, {@code headers} (as a CGI program would name them)
 * and a {@code uuid} of the answer.
 */
public final class EchoApi implements RequestHandler {

  private final JsonMapper json = new JsonMapper();

  @Override
  public void handle(Exchange exchange) {
    ObjectNode echo = json.createObjectNode();
    echo.put("method", exchange.method());
    echo.put("path", exchange.path());
    echo.put("args", exchange.query());
    echo.put("body", exchange.body().toString(StandardCharsets.UTF_8));
    ObjectNode headers = echo.putObject("headers");
    for (Map.Entry<String, String> header : exchange.headers()) {
      String name = "HTTP_" + header.getKey().toUpperCase(Locale.ROOT).replace('-', '_');
      headers.put(
          name,
          headers.has(name)
              ? headers.get(name).asString() + ", " + header.getValue()
              : header.getValue());
    }
    echo.put("uuid", UUID.randomUUID().toString());
    exchange.answer(Answer.of(200, "application/json", json.writeValueAsString(echo)));
  }
}
