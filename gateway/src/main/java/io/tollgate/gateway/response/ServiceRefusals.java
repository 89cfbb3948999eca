package io.tollgate.gateway.response;

import io.tollgate.gateway.call.HeaderText;
import io.tollgate.gateway.call.OwnAnswer;
import io.tollgate.gateway.call.Profile;
import io.tollgate.gateway.call.Refusal;
import io.tollgate.gateway.call.RefusalReason;
import io.tollgate.protocol.gateway.ProxyConfiguration;
import io.tollgate.protocol.gateway.ProxyConfiguration.ErrorAnswer;

/**
 * The four refusals that a product's owner may word himself, with the defaults of the contract and
 * of rows D1 and D2 of the profile switch (gateway.md, 1.1 and 2.5).
 */
public record ServiceRefusals(
    Refusal credentialsMissing,
    Refusal authorizationFailed,
    Refusal noRuleMatched,
    Refusal limitsExceeded) {

  private static final String PLAIN = "text/plain; charset=utf-8";

  public static ServiceRefusals of(ProxyConfiguration proxy, Profile profile) {
    OwnAnswer failed =
        answer(proxy.authFailed(), new OwnAnswer(403, PLAIN, "Authentication failed", null));
    OwnAnswer missing =
        answer(
            proxy.authMissing(),
            new OwnAnswer(
                profile == Profile.SEED ? 403 : 401,
                PLAIN,
                "Authentication parameters missing",
                null));
    OwnAnswer noMatch =
        answer(proxy.noMatch(), new OwnAnswer(404, PLAIN, "No Mapping Rule matched", null));
    boolean unworded =
        profile == Profile.SEED && proxy.limitsExceeded().equals(ErrorAnswer.DEFAULT);
    return new ServiceRefusals(
        new Refusal(RefusalReason.CREDENTIALS_MISSING, missing),
        new Refusal(RefusalReason.AUTHORIZATION_FAILED, failed),
        new Refusal(RefusalReason.NO_RULE_MATCHED, noMatch),
        new Refusal(
            RefusalReason.LIMITS_EXCEEDED,
            unworded
                ? failed
                : answer(
                    proxy.limitsExceeded(), new OwnAnswer(429, PLAIN, "Limits exceeded", null))));
  }

  private static OwnAnswer answer(ErrorAnswer configured, OwnAnswer standard) {
    return new OwnAnswer(
        configured.status() == null ? standard.status() : configured.status(),
        configured.contentType() == null
            ? standard.contentType()
            : HeaderText.safe(configured.contentType()),
        configured.body() == null ? standard.body() : configured.body(),
        null);
  }
}
