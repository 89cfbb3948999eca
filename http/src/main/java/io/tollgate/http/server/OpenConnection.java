package io.tollgate.http.server;

/** One client's connection, as whoever shuts the listener down sees it. From any thread. */
interface OpenConnection {

  /** Ends the connection as soon as the requests in work, if any, are answered. */
  void drain();

  /** Ends the connection now. */
  void cut();
}
