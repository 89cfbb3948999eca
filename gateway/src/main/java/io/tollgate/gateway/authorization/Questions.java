package io.tollgate.gateway.authorization;

import io.tollgate.gateway.call.AuthorizationTerms;
import io.tollgate.gateway.call.Call;
import io.tollgate.protocol.authorization.AuthorizationOptions;
import io.tollgate.protocol.authorization.AuthorizationRequest;
import io.tollgate.protocol.authorization.BackendAuthentication;
import io.tollgate.protocol.authorization.BackendAuthentication.ServiceToken;
import io.tollgate.protocol.authorization.Credentials;
import io.tollgate.protocol.authorization.UsageReport;
import io.tollgate.protocol.authorization.UsageTransaction;
import io.tollgate.protocol.gateway.ServiceConfiguration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words what the backend of one service is asked and told. */
public final class Questions {

  private final String serviceId;
  private final BackendAuthentication authentication;
  private final AuthorizationOptions plain;

  public Questions(ServiceConfiguration service) {
    serviceId = service.id();
    // Without one the authorizer is closed and never looks at it.
    authentication =
        service.authentication() == null ? new ServiceToken("") : service.authentication();
    plain = new AuthorizationOptions("oauth".equals(service.backendVersion()), false, false);
  }

  /**
   * May this call pass?
   *
   * @param status that the client got, null when it is not to be counted
   */
  public AuthorizationRequest of(Call call, Credentials credentials, @Nullable Integer status) {
    AuthorizationTerms terms = call.authorizationTerms();
    return new AuthorizationRequest(
        authentication,
        serviceId,
        credentials,
        call.usage(),
        terms == null ? null : terms.referrer(),
        status,
        terms == null ? plain : options(terms));
  }

  private AuthorizationOptions options(AuthorizationTerms terms) {
    return new AuthorizationOptions(plain.oauth(), terms.planRoute() != null, terms.limits());
  }

  public UsageReport report(List<UsageTransaction> transactions) {
    return new UsageReport(authentication, serviceId, transactions);
  }

  public String serviceId() {
    return serviceId;
  }
}
