package io.tollgate.gateway.policy.builtin.ipcheck;

import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.OwnAnswer;
import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.call.Refusal;
import io.tollgate.gateway.call.RefusalReason;
import io.tollgate.gateway.policy.Policy;
import io.tollgate.gateway.policy.PolicyFactory;
import io.tollgate.gateway.policy.PolicyFields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * In <em>access</em>: a list of addresses that alone may call, or that alone may not. A call whose
 * address cannot be told is refused either way.
 */
public final class IpCheckPolicy implements Policy {

  private static final String WHITELIST = "whitelist";

  /** Makes it of {@code check_type}, {@code ips}, {@code error_msg}, {@code client_ip_sources}. */
  public static final PolicyFactory FACTORY =
      (configuration, site, faults) -> {
        PolicyFields fields = new PolicyFields(configuration);
        String type = fields.oneOf("check_type", "", WHITELIST, "blacklist");
        if (type.isEmpty()) {
          fields.wrong("check_type", "must be whitelist or blacklist");
        }
        return fields.outcome(
            new IpCheckPolicy(
                type.equals(WHITELIST),
                ranges(fields),
                sources(fields),
                fields.text("error_msg", "IP address not allowed")));
      };

  private final boolean onlyListed;
  private final List<AddressRange> ranges;
  private final List<AddressSource> sources;
  private final PhaseOutcome refused;

  private IpCheckPolicy(
      boolean onlyListed, List<AddressRange> ranges, List<AddressSource> sources, String message) {
    this.onlyListed = onlyListed;
    this.ranges = ranges;
    this.sources = sources;
    refused =
        new PhaseOutcome.Refused(
            new Refusal(
                RefusalReason.ADDRESS_NOT_ALLOWED,
                new OwnAnswer(403, "text/plain", message + "\n", null)));
  }

  private static List<AddressRange> ranges(PolicyFields fields) {
    List<AddressRange> ranges = new ArrayList<>();
    List<String> texts = fields.texts("ips");
    for (int i = 0; i < texts.size(); i++) {
      AddressRange range = AddressRange.parse(texts.get(i).strip());
      if (range == null) {
        fields.wrong("ips[" + i + "]", "must be an address, or one with a length as in 10.0.0.0/8");
      } else {
        ranges.add(range);
      }
    }
    return ranges;
  }

  private static List<AddressSource> sources(PolicyFields fields) {
    List<AddressSource> sources = new ArrayList<>();
    for (String name : fields.texts("client_ip_sources")) {
      AddressSource source = AddressSource.named(name);
      if (source == null) {
        fields.wrong(
            "client_ip_sources",
            "must list last_caller, X-Real-IP, X-Forwarded-For or proxy_protocol_addr");
      } else {
        sources.add(source);
      }
    }
    return sources.isEmpty() ? List.of(AddressSource.LAST_CALLER) : sources;
  }

  @Override
  public PhaseOutcome access(Call call) {
    byte[] address = address(call);
    return address != null && listed(address) == onlyListed ? PhaseOutcome.CONTINUE : refused;
  }

  /** Of the first source that says anything. */
  private byte @Nullable [] address(Call call) {
    for (AddressSource source : sources) {
      String text = source.of(call);
      if (text != null && !text.isEmpty()) {
        return AddressRange.address(text);
      }
    }
    return null;
  }

  private boolean listed(byte[] address) {
    for (AddressRange range : ranges) {
      if (range.contains(address)) {
        return true;
      }
    }
    return false;
  }
}
