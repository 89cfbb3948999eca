package io.tollgate.admin.backendapi;

/** An upstream API. */
public record BackendApi(long id, String name, String systemName, String privateEndpoint) {}
