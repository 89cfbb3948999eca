package io.tollgate.backend.local;

import io.tollgate.backend.authorization.Inquiry;
import io.tollgate.backend.authorization.Question;
import io.tollgate.backend.authorization.Refusal;
import io.tollgate.backend.authorization.ServiceCheck;
import io.tollgate.backend.authorization.TenantCheck;
import io.tollgate.backend.report.Receipt;
import io.tollgate.backend.report.Reports;
import io.tollgate.backend.report.Transaction;
import io.tollgate.backend.usage.ResponseCode;
import io.tollgate.backend.usage.WindowCalendar;
import io.tollgate.protocol.authorization.Authorizer.ReportReceiver;
import io.tollgate.protocol.authorization.BackendAuthentication;
import io.tollgate.protocol.authorization.Credentials;
import io.tollgate.protocol.authorization.ReportOutcome;
import io.tollgate.protocol.authorization.UsageReport;
import io.tollgate.protocol.authorization.UsageTransaction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the reports of gateways in the same process, as {@code POST /transactions.xml} does. */
public final class LocalReports {

  private final TenantCheck tenant;
  private final ServiceCheck service;
  private final Reports reports;
  private final WindowCalendar calendar = new WindowCalendar();

  public LocalReports(TenantCheck tenant, ServiceCheck service, Reports reports) {
    this.tenant = tenant;
    this.service = service;
    this.reports = reports;
  }

  void take(UsageReport report, long nowMillis, ReportReceiver receiver) {
    Inquiry inquiry = new Inquiry(new Sender(report), nowMillis, calendar.at(nowMillis));
    Refusal refusal = tenant.examine(inquiry);
    if (refusal == null) {
      refusal = service.examine(inquiry);
    }
    if (refusal != null) {
      receiver.reported(new ReportOutcome.Refused(refusal.reason(), refusal.message()));
      return;
    }
    List<Transaction> batch =
        report.transactions().stream().map(LocalReports::transaction).toList();
    reports.take(
        inquiry.service(),
        batch,
        false,
        nowMillis,
        null,
        receipt -> receiver.reported(outcome(receipt)));
  }

  private static Transaction transaction(UsageTransaction transaction) {
    return new Transaction(
        transaction.credentials() instanceof Credentials.AppId appId ? appId.appId() : null,
        transaction.credentials() instanceof Credentials.UserKey(String key) ? key : null,
        transaction.usage(),
        null,
        code(transaction.responseCode()));
  }

  private static @Nullable ResponseCode code(@Nullable Integer status) {
    return status == null ? null : ResponseCode.of(status);
  }

  private static ReportOutcome outcome(Receipt receipt) {
    return switch (receipt) {
      case Receipt.Accepted _ -> new ReportOutcome.Taken();
      case Receipt.Unavailable(String cause) -> new ReportOutcome.Unavailable(cause);
      case Receipt.KeyReused _ -> throw new IllegalStateException("reported without a key");
    };
  }

  /** Who sends the report; what it reports is read elsewhere. */
  private record Sender(UsageReport report) implements Question {

    @Override
    public @Nullable String providerKey() {
      return report.authentication() instanceof BackendAuthentication.ProviderKey(String key)
          ? key
          : null;
    }

    @Override
    public @Nullable String serviceToken() {
      return report.authentication() instanceof BackendAuthentication.ServiceToken(String token)
          ? token
          : null;
    }

    @Override
    public @Nullable String serviceId() {
      return report.serviceId();
    }
  }
}
