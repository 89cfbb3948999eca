package io.tollgate.admin.master;

import io.tollgate.admin.access.AccessToken;
import io.tollgate.admin.tenant.ProviderAccount;

/** A provider who was just made, and the token with which he begins. */
record NewProvider(ProviderAccount account, AccessToken token) {}
