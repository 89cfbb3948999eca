package io.tollgate.admin.integration;

import static io.tollgate.admin.database.schema.Tables.PROXY;

import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;

/** The twelve columns of a proxy that hold its answers to refused calls. */
final class RefusalColumns {
  private RefusalColumns() {}

  static void put(Map<Field<?>, Object> row, RefusalAnswers answers) {
    row.put(PROXY.ERROR_AUTH_FAILED, answers.authFailed().body());
    row.put(PROXY.ERROR_STATUS_AUTH_FAILED, answers.authFailed().status());
    row.put(PROXY.ERROR_HEADERS_AUTH_FAILED, answers.authFailed().contentType());
    row.put(PROXY.ERROR_AUTH_MISSING, answers.authMissing().body());
    row.put(PROXY.ERROR_STATUS_AUTH_MISSING, answers.authMissing().status());
    row.put(PROXY.ERROR_HEADERS_AUTH_MISSING, answers.authMissing().contentType());
    row.put(PROXY.ERROR_NO_MATCH, answers.noMatch().body());
    row.put(PROXY.ERROR_STATUS_NO_MATCH, answers.noMatch().status());
    row.put(PROXY.ERROR_HEADERS_NO_MATCH, answers.noMatch().contentType());
    row.put(PROXY.ERROR_LIMITS_EXCEEDED, answers.limitsExceeded().body());
    row.put(PROXY.ERROR_STATUS_LIMITS_EXCEEDED, answers.limitsExceeded().status());
    row.put(PROXY.ERROR_HEADERS_LIMITS_EXCEEDED, answers.limitsExceeded().contentType());
  }

  static RefusalAnswers read(Record row) {
    return new RefusalAnswers(
        new RefusalAnswer(
            row.get(PROXY.ERROR_STATUS_AUTH_FAILED),
            row.get(PROXY.ERROR_HEADERS_AUTH_FAILED),
            row.get(PROXY.ERROR_AUTH_FAILED)),
        new RefusalAnswer(
            row.get(PROXY.ERROR_STATUS_AUTH_MISSING),
            row.get(PROXY.ERROR_HEADERS_AUTH_MISSING),
            row.get(PROXY.ERROR_AUTH_MISSING)),
        new RefusalAnswer(
            row.get(PROXY.ERROR_STATUS_NO_MATCH),
            row.get(PROXY.ERROR_HEADERS_NO_MATCH),
            row.get(PROXY.ERROR_NO_MATCH)),
        new RefusalAnswer(
            row.get(PROXY.ERROR_STATUS_LIMITS_EXCEEDED),
            row.get(PROXY.ERROR_HEADERS_LIMITS_EXCEEDED),
            row.get(PROXY.ERROR_LIMITS_EXCEEDED)));
  }
}
