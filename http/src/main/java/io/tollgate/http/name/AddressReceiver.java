package io.tollgate.http.name;

import java.net.InetAddress;
import java.util.List;

/** Told what came of a look-up, once, on the event loop that was named. */
public interface AddressReceiver {

  /**
   * @param addresses at least one, in the order in which they were answered
   */
  void found(List<InetAddress> addresses);

  /**
   * @param reason one sentence for the log
   */
  void unknown(String reason);
}
