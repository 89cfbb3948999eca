import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Fills the admin database of a server that is down, past its API: one product that the API has made is copied with all that hangs under it,
 * and accounts with applications are put beside. A copy's ids are those of the original plus a multiple of STEP.
 *
 * <p>Arguments: JDBC URL, user, password, id of the product, how many products, how many applications.
 */
class AdminData {

  static final long STEP = 1000;
  static final int APPLICATIONS_PER_ACCOUNT = 10;
  private static final Set<String> SHIFTED =
      Set.of("id", "service_id", "backend_api_id", "metric_id", "parent_id", "plan_id", "default_application_plan_id", "default_service_plan_id");
  private static final String OF_PRODUCT = "service_id = ?";
  private static final String OF_BACKEND = "backend_api_id in (select backend_api_id from backend_usage where service_id = ?)";

  private final Connection connection;
  private final long now = System.currentTimeMillis();

  private AdminData(Connection connection) {
    this.connection = connection;
  }

  public static void main(String[] arguments) throws SQLException {
    long service = Long.parseLong(arguments[3]);
    int products = Integer.parseInt(arguments[4]);
    try (Connection connection = DriverManager.getConnection(arguments[0], arguments[1], arguments[2])) {
      connection.setAutoCommit(false);
      AdminData data = new AdminData(connection);
      data.copy(service, products);
      data.applications(service, products, Integer.parseInt(arguments[5]));
      data.afterwards();
      connection.commit();
    }
  }

  /** Parents before what refers to them. */
  private void copy(long service, int products) throws SQLException {
    copy("service", "id = ?", service, products);
    copy("service_token", OF_PRODUCT, service, products);
    copy("backend_api", "id in (select backend_api_id from backend_usage where service_id = ?)", service, products);
    copy("backend_usage", OF_PRODUCT, service, products);
    copy("metric", OF_PRODUCT + " and parent_id is null", service, products);
    copy("metric", OF_PRODUCT + " and parent_id is not null", service, products);
    copy("metric", OF_BACKEND, service, products);
    copy("plan", OF_PRODUCT, service, products);
    copy("usage_limit", "plan_id in (select id from plan where service_id = ?)", service, products);
    copy("proxy", OF_PRODUCT, service, products);
    copy("mapping_rule", OF_PRODUCT, service, products);
  }

  private void copy(String table, String which, long service, int products) throws SQLException {
    for (Map<String, Object> row : select("select * from " + table + " where " + which, service)) {
      List<Map<String, Object>> copies = new ArrayList<>();
      for (int n = 1; n < products; n++) {
        copies.add(copied(table, row, n));
      }
      insert(table, copies);
    }
  }

  private static Map<String, Object> copied(String table, Map<String, Object> row, int n) {
    Map<String, Object> copy = new LinkedHashMap<>(row);
    copy.replaceAll(
        (column, value) -> value != null && SHIFTED.contains(column) ? (Object) (((Number) value).longValue() + n * STEP) : value);
    switch (table) {
      case "service", "backend_api" -> {
        copy.computeIfPresent("name", (column, name) -> name + " " + n);
        copy.computeIfPresent("system_name", (column, name) -> name + "_" + n);
      }
      case "service_token" -> copy.put("value", "token-" + n);
      case "proxy" -> {
        copy.put("endpoint", "http://bench-" + n + ".localhost:80");
        copy.put("sandbox_endpoint", "http://bench-" + n + ".staging.localhost:80");
      }
      default -> {}
    }
    return copy;
  }

  /** Application n is the product n modulo their number's, on each plan in turn, and belongs to the account n / 10. */
  private void applications(long service, int products, int number) throws SQLException {
    long tenant = id("select tenant_id from service where id = ?", service);
    long accountPlan = id("select default_account_plan_id from tenant where id = ?", tenant);
    long servicePlan = id("select id from plan where kind = 'service' and service_id = ?", service);
    List<Map<String, Object>> plans = select("select id from plan where kind = 'application' and service_id = ? order by id", service);
    List<Map<String, Object>> accounts = new ArrayList<>();
    List<Map<String, Object>> users = new ArrayList<>();
    List<Map<String, Object>> contracts = new ArrayList<>();
    List<Map<String, Object>> made = new ArrayList<>();
    List<Map<String, Object>> keys = new ArrayList<>();
    List<Map<String, Object>> requests = new ArrayList<>();
    List<Map<String, Object>> alerts = new ArrayList<>();
    for (int n = 0; n < number; n++) {
      long account = account(n);
      if (n % APPLICATIONS_PER_ACCOUNT == 0) {
        accounts.add(row("id", account, "org_name", "Org " + account, "org_name_folded", "org " + account, "state", "approved", "state_changed_at", now,
            "extra_fields", "{}", "annotations", "{}", "updated_at", now));
        users.add(row("account_id", account, "username", "user" + account, "username_folded", "user" + account, "role", "admin", "state", "active",
            "allowed_sections", "", "extra_fields", "{}", "updated_at", now));
        contracts.add(row("account_id", account, "service_id", null, "plan_id", accountPlan, "state", "live", "updated_at", now));
      }
      long shift = n % products * STEP;
      long plan = ((Number) plans.get(n / products % plans.size()).get("id")).longValue() + shift;
      contracts.add(row("account_id", account, "service_id", service + shift, "plan_id", servicePlan + shift, "state", "live", "updated_at", now));
      made.add(row("id", application(n), "account_id", account, "service_id", service + shift, "plan_id", plan, "name", "App " + n, "description", "One of many",
          "state", "live", "user_key", "key-" + n, "application_id", "app-" + n, "provider_verification_key", "v" + n, "extra_fields", "{}", "updated_at", now));
      keys.add(row("application_id", application(n), "value", "secret-" + n, "value_folded", "secret-" + n, "updated_at", now));
      if (n % 10 == 0) {
        requests.add(row("application_id", application(n), "from_plan_id", plan, "to_plan_id", plan, "state", "open"));
        alerts.add(row("application_id", application(n), "level", 80, "utilization", 8000, "message", "hits per day: 8/10", "state", "unread"));
      }
    }
    for (List<Map<String, Object>> rows : List.of(accounts, users, contracts, made, keys, requests, alerts)) {
      rows.forEach(row -> row.putAll(row("tenant_id", tenant, "created_at", now)));
    }
    insert("account", accounts);
    insert("users", users);
    insert("contract", contracts);
    insert("application", made);
    insert("application_key", keys);
    insert("plan_change_request", requests);
    insert("alert", alerts);
  }

  static long account(int application) {
    return 1_000_000 + application / APPLICATIONS_PER_ACCOUNT;
  }

  static long application(int n) {
    return 1_000_000 + n;
  }

  /** PostgreSQL does the second by itself, after a minute. */
  private void afterwards() throws SQLException {
    if (!connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      for (String table : List.of("service", "service_token", "backend_api", "backend_usage", "metric", "plan", "usage_limit", "proxy", "mapping_rule", "account", "application")) {
        statement.execute("select setval(pg_get_serial_sequence('" + table + "', 'id'), (select max(id) from " + table + "))");
      }
      statement.execute("analyze");
    }
  }

  private static Map<String, Object> row(Object... namesAndValues) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      row.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return row;
  }

  private long id(String sql, long argument) throws SQLException {
    return ((Number) select(sql, argument).getFirst().values().iterator().next()).longValue();
  }

  private List<Map<String, Object>> select(String sql, long argument) throws SQLException {
    List<Map<String, Object>> rows = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, argument);
      ResultSet found = statement.executeQuery();
      while (found.next()) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          row.put(found.getMetaData().getColumnName(i), found.getObject(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private void insert(String table, List<Map<String, Object>> rows) throws SQLException {
    List<String> columns = List.copyOf(rows.getFirst().keySet());
    String marks = "?" + ", ?".repeat(columns.size() - 1);
    try (PreparedStatement statement =
        connection.prepareStatement("insert into " + table + " (" + String.join(", ", columns) + ") values (" + marks + ")")) {
      for (Map<String, Object> row : rows) {
        for (int i = 0; i < columns.size(); i++) {
          statement.setObject(i + 1, row.get(columns.get(i)));
        }
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
