package io.tollgate.gateway.policy.builtin.ipcheck;

import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.ClientConnection;
import org.jspecify.annotations.Nullable;

/** Where the client's address is read. */
enum AddressSource {
  /** The other end of the connection. */
  LAST_CALLER {
    @Override
    @Nullable String of(Call call) {
      return call.client().ip();
    }
  },
  REAL_IP {
    @Override
    @Nullable String of(Call call) {
      return call.headers().get("X-Real-IP");
    }
  },
  /** The first of them, without its port. */
  FORWARDED_FOR {
    @Override
    @Nullable String of(Call call) {
      String all = call.headers().get("X-Forwarded-For");
      if (all == null) {
        return null;
      }
      int comma = all.indexOf(',');
      return withoutPort((comma < 0 ? all : all.substring(0, comma)).strip());
    }
  },
  /** What a load balancer announced before the request. */
  PROXY_PROTOCOL {
    @Override
    @Nullable String of(Call call) {
      ClientConnection.AnnouncedAddress announced = call.client().announced();
      return announced == null ? null : announced.ip();
    }
  };

  /** Null or empty when there is none. */
  abstract @Nullable String of(Call call);

  /** Null when there is none of this name. */
  static @Nullable AddressSource named(String name) {
    return switch (name) {
      case "last_caller" -> LAST_CALLER;
      case "X-Real-IP" -> REAL_IP;
      case "X-Forwarded-For" -> FORWARDED_FOR;
      case "proxy_protocol_addr" -> PROXY_PROTOCOL;
      default -> null;
    };
  }

  private static String withoutPort(String address) {
    if (address.startsWith("[")) {
      int end = address.indexOf(']');
      return end < 0 ? address : address.substring(1, end);
    }
    int colon = address.indexOf(':');
    boolean onlyOne = colon >= 0 && colon == address.lastIndexOf(':');
    return onlyOne ? address.substring(0, colon) : address;
  }
}
