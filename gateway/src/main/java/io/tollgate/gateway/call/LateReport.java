package io.tollgate.gateway.call;

/** What the backend is still to be told when the client has its answer (gateway.md, 3.5, 3.6). */
@FunctionalInterface
public interface LateReport {

  /**
   * @param status that the client got, 499 when it did not wait
   */
  void send(Call call, int status);
}
