package io.tollgate.gateway.log;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.tollgate.gateway.call.Call;
import org.jspecify.annotations.Nullable;

/**
 * nginx's {@code combined}: {@code $remote_addr - $remote_user [$time_local] "$request" $status
 * $body_bytes_sent "$http_referer" "$http_user_agent"}. The user is never shown, since it may be a
 * key.
 */
record CombinedLine(boolean showCredentials) implements AccessLine {

  @Override
  public void append(StringBuilder lines, String time, Call call, CallEnd end) {
    lines.append(call.client().loggedIp()).append(" - - [").append(time).append("] \"");
    RequestText.append(lines, call, showCredentials);
    lines.append("\" ").append(end.status()).append(' ').append(end.bodyBytes()).append(" \"");
    String referer = call.headers().get(HttpHeaderNames.REFERER);
    header(lines, referer == null ? null : RequestText.url(referer, call, showCredentials));
    lines.append("\" \"");
    header(lines, call.headers().get(HttpHeaderNames.USER_AGENT));
    lines.append("\"\n");
  }

  private static void header(StringBuilder lines, @Nullable String value) {
    LogText.append(lines, value == null ? "-" : value);
  }
}
