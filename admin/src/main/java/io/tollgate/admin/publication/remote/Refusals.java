package io.tollgate.admin.publication.remote;

import tools.jackson.databind.JsonNode;

/** What an answer other than 200 means, and which setting would mend it. */
final class Refusals {

  /** Characters of the backend's own sentence that are repeated. */
  private static final int LONGEST = 300;

  private Refusals() {}

  /**
   * @param answer the answer's body
   */
  static String of(String request, int status, JsonNode answer) {
    return switch (status) {
      case 401 ->
          "does not accept user and password (401): admin.backend-user and admin.backend-password, or the line in"
              + " admin.backend-credentials-file, must be the backend's own (backend.internal-user, backend.internal-password, or"
              + " backend/internal-credentials in its data directory)";
      case 403 ->
          "answers callers on its own machine only (403): set backend.internal-remote to true there, or name it by a loopback"
              + " address in admin.backend-url";
      default -> "answered " + request + " with " + status + said(answer) + remedy(status, answer);
    };
  }

  private static String said(JsonNode answer) {
    String sentence = answer.path("error").asString("");
    return sentence.isEmpty()
        ? ""
        : " (" + sentence.substring(0, Math.min(sentence.length(), LONGEST)) + ")";
  }

  private static String remedy(int status, JsonNode answer) {
    if (status >= 500) {
      return "; its own log says why";
    }
    return answer.isObject()
        ? ""
        : ": that is no answer of a backend's internal API, check admin.backend-url";
  }
}
