package io.tollgate.gateway.log;

import io.tollgate.gateway.call.Call;
import java.util.Locale;

/**
 * The reference gateway's line: {@code [$time_local] $host:$server_port $remote_addr:$remote_port
 * "$request" $status $body_bytes_sent ($request_time) $post_action_impact}. The last field stays
 * empty as long as nothing is reported after the answer.
 */
record ReferenceLine(boolean showCredentials) implements AccessLine {

  @Override
  public void append(StringBuilder lines, String time, Call call, CallEnd end) {
    lines.append('[').append(time).append("] ");
    LogText.append(lines, call.line().host());
    lines.append(':').append(call.client().serverPort()).append(' ');
    lines
        .append(call.client().loggedIp())
        .append(':')
        .append(call.client().loggedPort())
        .append(" \"");
    RequestText.append(lines, call, showCredentials);
    lines.append("\" ").append(end.status()).append(' ').append(end.bodyBytes());
    lines.append(String.format(Locale.ROOT, " (%.3f) \n", end.nanos() / 1e9));
  }
}
