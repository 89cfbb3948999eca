package io.tollgate.protocol.authorization;

/**
 * The one catalogue of refusals of the Service Management API (service-management-api.md, 2.3 and
 * 2.4): code, HTTP status and what the operator can do about it. Which check gives which is seen in
 * the backend's authorization room.
 */
public enum RejectionReason {
  BAD_REQUEST(400, "bad_request", "Mend the encoding or the size of the parameters."),
  CONTENT_TYPE_INVALID(
      400,
      "content_type_invalid",
      "Send application/x-www-form-urlencoded or multipart/form-data."),
  TRANSACTIONS_IS_BLANK(400, "transactions_is_blank", "Send at least transactions[0][...]."),
  TRANSACTIONS_FORMAT_INVALID(
      400, "transactions_format_invalid", "Send transactions as transactions[0][usage][hits]=1."),
  TRANSACTIONS_HAS_NIL_TRANSACTION(
      400, "transactions_has_nil_transaction", "Give every transaction a value."),
  END_USERS_NO_LONGER_SUPPORTED(400, "end_users_no_longer_supported", "Remove user_id."),

  /** Only in a service's error list: the report was answered before it was looked at. */
  TRANSACTION_TIMESTAMP_TOO_OLD(
      400, "transaction_timestamp_too_old", "Report usage within a day of the call."),
  /** Only in a service's error list, like {@link #TRANSACTION_TIMESTAMP_TOO_OLD}. */
  TRANSACTION_TIMESTAMP_TOO_NEW(
      400, "transaction_timestamp_too_new", "Check the clock of the reporting machine."),

  PROVIDER_KEY_OR_SERVICE_TOKEN_REQUIRED(
      403,
      "provider_key_or_service_token_required",
      "Send service_token and service_id, or provider_key."),
  SERVICE_TOKEN_INVALID(
      403,
      "service_token_invalid",
      "Use the service token that the admin side shows for this service."),
  PROVIDER_KEY_INVALID_OR_SERVICE_MISSING(
      403,
      "provider_key_invalid_or_service_missing",
      "Check the provider key, or send service_id."),
  PROVIDER_KEY_INVALID(403, "provider_key_invalid", "Check the provider key."),
  SERVICE_ID_INVALID(403, "service_id_invalid", "Send the id of a service of this provider."),
  AUTHENTICATION_ERROR(403, "authentication_error", "Send either app_id or user_key."),
  USER_KEY_INVALID(403, "user_key_invalid", "Use the user key of an application of this service."),
  USAGE_VALUE_INVALID(403, "usage_value_invalid", "Send a whole number, or #number to set."),
  REQUEST_BODY_NOT_ALLOWED(
      403, "request_body_not_allowed", "Send the parameters in the query string."),

  APPLICATION_NOT_FOUND(
      404, "application_not_found", "Use the app_id of an application of this service."),
  ACCESS_TOKEN_INVALID(404, "access_token_invalid", "Send app_id; access tokens are not stored."),
  METRIC_INVALID(
      404, "metric_invalid", "Use the system name of a metric or method of this service."),

  OAUTH_NOT_ENABLED(409, "oauth_not_enabled", "Switch the service to OAuth, or use authorize.xml."),
  APPLICATION_KEY_INVALID(
      409, "application_key_invalid", "Send one of the application's keys as app_key."),
  REDIRECT_URL_INVALID(
      409, "redirect_url_invalid", "Send the redirect URL stored for the application."),
  REDIRECT_URI_INVALID(
      409, "redirect_uri_invalid", "Send the redirect URL stored for the application."),
  REFERRER_NOT_ALLOWED(
      409,
      "referrer_not_allowed",
      "Send a referrer that one of the application's filters matches."),
  APPLICATION_NOT_ACTIVE(409, "application_not_active", "Accept or resume the application."),
  SERVICE_NOT_ACTIVE(409, "service_not_active", "Activate the service."),
  LIMITS_EXCEEDED(
      409, "limits_exceeded", "Wait for the period to end, or raise the limit in the plan."),

  SERVICE_ID_MISSING(422, "service_id_missing", "Send service_id beside service_token."),
  NOT_VALID_DATA(422, "not_valid_data", "Send UTF-8."),
  IDEMPOTENCY_KEY_REUSED(
      422, "idempotency_key_reused", "Send a new Idempotency-Key with every new call."),

  TOO_MANY_REQUESTS(428, "too_many_requests", "Slow down; the provider's call rate is exceeded."),

  STORAGE_UNAVAILABLE(
      503, "storage_unavailable", "See the backend's log: its usage storage refuses writes."),

  /**
   * A refusal without a code: of a remote backend whose code is not known here or that sent none,
   * or of this one for usage of the wrong form, which is answered without a document (2.1, step 5).
   */
  OTHER(403, "other", "See the backend's answer in the gateway's log.");

  private final int status;
  private final String code;
  private final String remedy;

  RejectionReason(int status, String code, String remedy) {
    this.status = status;
    this.code = code;
    this.remedy = remedy;
  }

  /** HTTP status of the Service Management API's answer. */
  public int status() {
    return status;
  }

  /**
   * Machine-readable code, as in {@code 3scale-rejection-reason} and {@code <error code="...">}.
   */
  public String code() {
    return code;
  }

  /**
   * What the caller or the operator can do, one sentence. No error document has it; it goes with an
   * explanation (12, ruling 18).
   */
  public String remedy() {
    return remedy;
  }

  /** The reason with this code, {@link #OTHER} when it is unknown. */
  public static RejectionReason withCode(String code) {
    for (RejectionReason reason : values()) {
      if (reason.code.equals(code)) {
        return reason;
      }
    }
    return OTHER;
  }
}
