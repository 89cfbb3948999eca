package io.tollgate.gateway.management;

import io.tollgate.http.server.Answer;
import tools.jackson.databind.JsonNode;

/** Answers of the management API. */
final class JsonAnswer {

  private JsonAnswer() {}

  static Answer of(int status, JsonNode body) {
    return Answer.of(status, "application/json; charset=utf-8", body.toString());
  }
}
