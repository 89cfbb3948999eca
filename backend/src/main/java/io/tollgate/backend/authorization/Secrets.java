package io.tollgate.backend.authorization;

import java.util.stream.Stream;

/** Takes what a caller sent as a secret out of a sentence that quotes it. */
final class Secrets {

  private Secrets() {}

  static String masked(String sentence, Question question) {
    return Stream.of(
            question.providerKey(),
            question.serviceToken(),
            question.userKey(),
            question.appKey(),
            question.accessToken())
        .filter(secret -> secret != null && !secret.isBlank())
        .flatMap(secret -> Stream.of(secret, secret.strip()))
        .reduce(sentence, (masked, secret) -> masked.replace(quoted(secret), quoted("***")));
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }
}
