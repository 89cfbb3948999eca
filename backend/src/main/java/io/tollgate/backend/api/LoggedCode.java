package io.tollgate.backend.api;

import io.tollgate.backend.api.parameter.ParameterValue;
import io.tollgate.backend.api.parameter.ParameterValue.Hash;
import io.tollgate.backend.api.parameter.Parameters;
import io.tollgate.backend.usage.ResponseCode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code log[code]}: how the API answered the call; the other {@code log[...]} are dropped. */
final class LoggedCode {

  private LoggedCode() {}

  /**
   * @param fields of a call or of a transaction
   * @return null when there is none that counts
   */
  static @Nullable ResponseCode of(Map<String, ParameterValue> fields) {
    return fields.get("log") instanceof Hash(Map<String, ParameterValue> log)
        ? ResponseCode.read(Parameters.text(log, "code"))
        : null;
  }
}
