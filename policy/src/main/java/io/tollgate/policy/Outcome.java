package io.tollgate.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How a phase of a policy ends. */
public sealed interface Outcome {

  /** The next policy has its turn, with what this one changes. */
  record Proceed(List<RequestChange> changes) implements Outcome {

    static final Outcome UNCHANGED = new Proceed(List.of());

    public Proceed {
      changes = List.copyOf(changes);
    }
  }

  /**
   * The policy answers the call itself; nothing is sent on.
   *
   * @param status from 200 to 599
   * @param contentType empty: no Content-Type header
   * @param body sent as UTF-8; empty with 204 and 304
   * @param headers more of them, by name
   */
  record Answer(int status, String contentType, String body, Map<String, String> headers)
      implements Outcome {

    public Answer {
      Checked.status(status);
      if ((status == 204 || status == 304) && !body.isEmpty()) {
        throw new IllegalArgumentException("an answer of status " + status + " has no body");
      }
      headers.keySet().forEach(Checked::headerName);
      headers = Map.copyOf(headers);
    }

    /** The same with one more header. */
    public Answer with(String name, String value) {
      Map<String, String> more = new HashMap<>(headers);
      more.put(name, value);
      return new Answer(status, contentType, body, more);
    }
  }

  /** The call goes on as it is. */
  static Outcome proceed() {
    return Proceed.UNCHANGED;
  }

  /** The call goes on with these changes, made in this order. */
  static Outcome proceed(RequestChange... changes) {
    return new Proceed(List.of(changes));
  }

  static Answer answer(int status, String contentType, String body) {
    return new Answer(status, contentType, body, Map.of());
  }
}
