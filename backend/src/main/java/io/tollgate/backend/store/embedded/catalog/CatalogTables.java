package io.tollgate.backend.store.embedded.catalog;

import io.tollgate.backend.store.embedded.sqlite.Rows;

/** The tables of {@code catalog.db} and what puts their rows together. */
final class CatalogTables {

  final ServiceTable services;
  final TokenTable tokens;
  final AlertLimitTable alertLimits;
  final MetricTable metrics;
  final LimitTable limits;
  final ApplicationTable applications;
  final ApplicationValueTable values;
  final UserKeyTable userKeys;
  final ProviderServices providers;
  final WholeServices wholeServices;
  final WholeApplications wholeApplications;
  final ApplicationLoader loader;

  CatalogTables(Rows rows) {
    services = new ServiceTable(rows);
    tokens = new TokenTable(rows);
    alertLimits = new AlertLimitTable(rows);
    metrics = new MetricTable(rows);
    limits = new LimitTable(rows);
    applications = new ApplicationTable(rows);
    values = new ApplicationValueTable(rows);
    userKeys = new UserKeyTable(rows);
    providers = new ProviderServices(services);
    wholeServices = new WholeServices(this);
    wholeApplications = new WholeApplications(this);
    loader = new ApplicationLoader(rows, userKeys);
  }
}
