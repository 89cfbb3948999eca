package io.tollgate.gateway.listener;

import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.util.AsciiString;
import io.tollgate.gateway.call.OwnAnswer;
import io.tollgate.gateway.call.Refusal;
import io.tollgate.gateway.call.RefusalReason.Fault;
import io.tollgate.gateway.log.ErrorLog;
import io.tollgate.gateway.routing.RoutedService;
import java.util.Objects;

/** Ends calls with answers of the gateway itself (gateway.md, 2.5). */
final class OwnAnswers {

  static final AsciiString REQUEST_ID = AsciiString.cached("X-Request-Id");

  private OwnAnswers() {}

  static void refuse(Walk walk, Refusal refusal) {
    // An upstream's failure is told with its cause by whoever saw it.
    if (refusal.reason().fault() != Fault.UPSTREAM) {
      ErrorLog.refused(walk.call(), refusal);
    }
    walk.reception().refusals().add(walk.call(), walk.phase(), refusal);
    send(walk, refusal.answer(), true);
  }

  /** A policy's own answer, which is no refusal unless its status says so. */
  static void answer(Walk walk, OwnAnswer own) {
    if (own.status() >= 400) {
      walk.reception().refusals().add(walk.call(), walk.phase(), own);
    }
    send(walk, own, true);
  }

  /** A policy failed over the upstream's answer, whose head is not written yet. */
  static void policyFailed(Walk walk) {
    RoutedService service = Objects.requireNonNull(walk.service(), "a chain's policy failed");
    Refusal failure = service.chain().failure();
    walk.reception().refusals().add(walk.call(), walk.phase(), failure);
    send(walk, failure.answer(), false);
  }

  private static void send(Walk walk, OwnAnswer own, boolean changeable) {
    FullHttpResponse response = ClientAnswer.spell(own);
    response.headers().set(REQUEST_ID, walk.call().requestId());
    if (changeable) {
      if (walk.preparesLate()) {
        walk.decided();
      }
      walk.prepare(response, (_, fine) -> prepared(walk, response, fine));
    } else {
      write(walk, response);
    }
  }

  private static void prepared(Walk walk, FullHttpResponse response, boolean fine) {
    if (fine) {
      write(walk, response);
    } else {
      response.release();
      policyFailed(walk);
    }
  }

  private static void write(Walk walk, FullHttpResponse response) {
    if (walk.preparesLate() && walk.answer().clientGone()) {
      response.release();
      walk.end();
      return;
    }
    walk.answer().begin(response);
    walk.end();
    walk.answer().write(response);
  }
}
