package io.tollgate.backend.fuzz;

import java.util.Random;

/** The vocabulary of the requests: right values, nearly right ones, and what breaks parsers. */
final class Words {

  private static final String[] NAMES = {
    "provider_key",
    "service_token",
    "service_id",
    "app_id",
    "app_key",
    "user_key",
    "referrer",
    "usage[hits]",
    "usage[search]",
    "usage[other]",
    "usage[nope]",
    "usage",
    "usage[]",
    "[usage][hits]",
    "usage[hits][x]",
    "usage[hits",
    "usage]hits[",
    "log[code]",
    "[log][code]",
    "log",
    "redirect_url",
    "redirect_uri",
    "access_token",
    "no_body",
    "user_id",
    "timestamp",
    "transactions[0][app_id]",
    "transactions[0][usage][hits]",
    "transactions[0][timestamp]",
    "transactions[0][user_key]",
    "transactions[0][log][code]",
    "transactions[1][app_id]",
    "transactions[1][usage][search]",
    "transactions[0]",
    "transactions",
    "transactions[]",
    "transactions[][app_id]",
    "transactions[x][usage]",
    "a[b][c][d][e][f]",
    "",
    "[",
    "]",
    "[]",
    "&"
  };

  private static final String[] VALUES = {
    "pk",
    "pk2",
    "zz",
    "tok",
    "100",
    "200",
    "300",
    "foo-100",
    "app1",
    "app2",
    "uk1",
    "k1",
    "",
    " ",
    "1",
    "0",
    "2",
    "#5",
    "#0",
    "-1",
    "1.5",
    "##3",
    "9007199254740991",
    "9007199254740992",
    "99999999999999999999999999",
    "*",
    "http://x/?a=1&b=2",
    "a.com",
    "200",
    "404",
    "0200",
    "2010-05-20 20:10:10",
    "2010-05-20T20:10:10Z",
    "1274382000",
    "garbage",
    "true",
    "false",
    "<b>",
    "]]>",
    "\"'",
    "&amp;",
    "\u0000",
    "\u0001\u001f",
    "é",
    "☃",
    "\uD83D\uDE00",
    "\uFFFF",
    "\uFFFE",
    "a\nb",
    "a\r\nX-Injected: 1",
    "%",
    "%zz",
    "%ff",
    "%c3%28",
    "%00",
    "+",
    ";",
    "=",
    "'"
  };

  private static final String[] OPTIONS = {
    "no_body=1",
    "no_body",
    "rejection_reason_header=1",
    "limit_headers=1",
    "hierarchy=1",
    "list_app_keys=1",
    "flat_usage=1",
    "rate_limit_headers=1",
    "explain=1",
    "nope=1",
    "a[",
    "%zz",
    "&"
  };

  private static final String[] PATHS = {
    "/transactions/authorize.xml",
    "/transactions/authrep.xml",
    "/transactions/oauth_authorize.xml",
    "/transactions/oauth_authrep.xml",
    "/transactions.xml",
    "/transactions/authrep.xml",
    "/transactions.xml",
    "/status",
    "/check.txt",
    "/openapi.json",
    "/nope",
    "/internal/services/",
    "/transactions//authrep.xml",
    "/%74ransactions.xml"
  };

  private final Random random;

  Words(Random random) {
    this.random = random;
  }

  boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  int below(int n) {
    return random.nextInt(n);
  }

  String path() {
    return pick(PATHS);
  }

  String name() {
    return oneIn(40) ? text(1 + below(30)) : pick(NAMES);
  }

  String value() {
    return switch (below(30)) {
      case 0 -> text(below(60));
      case 1 -> pick(VALUES) + pick(VALUES);
      case 2 -> pick(VALUES).repeat(1 + below(20));
      default -> pick(VALUES);
    };
  }

  String options() {
    StringBuilder all = new StringBuilder();
    for (int i = below(4); i >= 0; i--) {
      all.append(all.isEmpty() ? "" : "&").append(pick(OPTIONS));
    }
    return all.toString();
  }

  <T> T pick(T[] from) {
    return from[random.nextInt(from.length)];
  }

  /** Any characters, surrogates without their other half included. */
  private String text(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) (oneIn(4) ? below(0x10000) : below(0x100)));
    }
    return text.toString();
  }
}
