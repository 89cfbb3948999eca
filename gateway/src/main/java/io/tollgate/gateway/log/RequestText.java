package io.tollgate.gateway.log;

import io.tollgate.gateway.call.Call;

/** The {@code $request} of a log line: method, target and version as received, secrets masked. */
final class RequestText {

  private RequestText() {}

  static void append(StringBuilder line, Call call, boolean showCredentials) {
    LogText.append(line, call.line().method());
    line.append(' ');
    LogText.append(line, url(call.request().uri(), call, showCredentials));
    line.append(' ').append(call.request().protocolVersion().text());
  }

  static String url(String url, Call call, boolean showCredentials) {
    return showCredentials ? url : CredentialMask.mask(url, call.service());
  }
}
