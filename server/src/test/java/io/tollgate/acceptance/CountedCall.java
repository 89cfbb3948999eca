package io.tollgate.acceptance;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/**
 * A call that counts, as one client sends it to the Service Management API.
 *
 * @param key makes a repetition harmless; empty: none is sent
 */
record CountedCall(String metric, String application, int amount, String key, boolean report) {

  /** Counted by authreps and reports without a key, and by those with one. */
  static final String PLAIN = "plain";

  static final String KEYED = "keyed";
  static final String SERVICE = "drill";
  static final int APPLICATIONS = 4;
  static final int MOST = 5;

  static String application(int number) {
    return "application-" + number;
  }

  static CountedCall any(RandomGenerator random, String name) {
    boolean keyed = random.nextInt(3) == 0;
    return new CountedCall(
        keyed ? KEYED : PLAIN,
        application(random.nextInt(APPLICATIONS)),
        1 + random.nextInt(MOST),
        keyed ? name : "",
        random.nextBoolean());
  }

  /** The whole request, keep-alive. */
  byte[] request() {
    String owner = "service_token=token&service_id=" + SERVICE;
    String header = key.isEmpty() ? "" : "Idempotency-Key: " + key + "\r\n";
    return (report ? post(owner, header) : get(owner, header)).getBytes(StandardCharsets.US_ASCII);
  }

  private String get(String owner, String header) {
    return "GET /transactions/authrep.xml?%s&user_key=%s&%s=%d HTTP/1.1\r\nHost: localhost\r\n%s\r\n"
        .formatted(owner, application, encoded("usage[" + metric + "]"), amount, header);
  }

  /** Two transactions of one batch: half-counted batches would show. */
  private String post(String owner, String header) {
    String body = owner + transaction(0, amount - 1) + transaction(1, 1);
    return "POST /transactions.xml HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n%s\r\n%s"
        .formatted(body.length(), header, body);
  }

  private String transaction(int number, int part) {
    String name = "transactions[" + number + "]";
    return "&%s=%s&%s=%d"
        .formatted(
            encoded(name + "[user_key]"),
            application,
            encoded(name + "[usage][" + metric + "]"),
            part);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.US_ASCII);
  }
}
