package io.tollgate.backend.api;

import io.netty.buffer.ByteBuf;
import io.tollgate.backend.authorization.Inquiry;
import io.tollgate.backend.authorization.Refusal;
import io.tollgate.backend.catalog.Application;
import io.tollgate.backend.catalog.Metric;
import io.tollgate.backend.usage.UsageReport;
import io.tollgate.protocol.time.Period;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code <status>...</status>}: the answer to a call whose application is known (section 3). */
final class StatusDocument {

  private static final int MAX_KEYS = 256;

  private final Xml xml = Xml.document();
  private final Inquiry inquiry;

  private StatusDocument(Inquiry inquiry) {
    this.inquiry = inquiry;
  }

  /**
   * @param refusal null when the call is authorised
   */
  static ByteBuf of(
      Inquiry inquiry, @Nullable Refusal refusal, List<UsageReport> reports, Options options) {
    StatusDocument document = new StatusDocument(inquiry);
    document.head(refusal);
    document.reports(reports);
    if (options.listAppKeys()) {
      document.keys();
    }
    if (options.hierarchy()) {
      document.hierarchy(reports);
    }
    return document.xml.markup("</status>").bytes();
  }

  private void head(@Nullable Refusal refusal) {
    xml.markup("<status><authorized>")
        .markup(refusal == null ? "true" : "false")
        .markup("</authorized>");
    if (refusal != null) {
      xml.markup("<reason>").text(refusal.message()).markup("</reason>");
    }
    if (inquiry.question().oauth()) {
      client();
    }
    xml.markup("<plan>").text(inquiry.application().planName()).markup("</plan>");
  }

  /** The application as OAuth clients know it. */
  private void client() {
    Application application = inquiry.application();
    List<String> keys = application.sortedKeys();
    boolean asUri =
        inquiry.question().redirectUrl() == null && inquiry.question().redirectUri() != null;
    String redirect = asUri ? "redirect_uri>" : "redirect_url>";
    xml.markup("<application><id>").text(application.id());
    xml.markup("</id><key>").text(keys.isEmpty() ? "" : keys.getFirst());
    xml.markup("</key><").markup(redirect).text(application.redirectUrl());
    xml.markup("</").markup(redirect).markup("</application>");
  }

  private void reports(List<UsageReport> reports) {
    if (!reports.isEmpty()) {
      xml.markup("<usage_reports>");
      reports.forEach(this::report);
      xml.markup("</usage_reports>");
    }
  }

  private void report(UsageReport report) {
    Period period = report.limit().period();
    xml.markup("<usage_report metric=\"").attribute(report.limit().metric().name());
    xml.markup("\" period=\"").markup(period.wireName()).markup("\"");
    xml.markup(report.exceeded() ? " exceeded=\"true\">" : ">");
    if (period != Period.ETERNITY) {
      xml.markup("<period_start>").markup(report.times().start());
      xml.markup("</period_start><period_end>").markup(report.times().end());
      xml.markup("</period_end>");
    }
    xml.markup("<max_value>").number(report.limit().maxValue());
    xml.markup("</max_value><current_value>").number(report.currentValue());
    xml.markup("</current_value></usage_report>");
  }

  private void keys() {
    Application application = inquiry.application();
    xml.markup("<app_keys app=\"").attribute(application.id());
    xml.markup("\" svc=\"").attribute(inquiry.service().id()).markup("\">");
    application.sortedKeys().stream()
        .limit(MAX_KEYS)
        .forEach(key -> xml.markup("<key id=\"").attribute(key).markup("\"/>"));
    xml.markup("</app_keys>");
  }

  private void hierarchy(List<UsageReport> reports) {
    xml.markup("<hierarchy>");
    for (UsageReport report : reports) {
      Metric metric = report.limit().metric();
      String children =
          inquiry.service().metrics().childrenOf(metric).stream()
              .map(Metric::name)
              .collect(Collectors.joining(" "));
      xml.markup("<metric name=\"").attribute(metric.name());
      xml.markup("\" children=\"").attribute(children).markup("\"/>");
    }
    xml.markup("</hierarchy>");
  }
}
