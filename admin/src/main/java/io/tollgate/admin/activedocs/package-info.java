/**
 * ActiveDocs: descriptions of APIs in Swagger and OpenAPI, checked and kept
 * (account-management-api.md, 5.12). Depends on service, access, tenant, outgoing, rest. It alone
 * knows swagger-parser and its Jackson 2.
 */
@NullMarked
package io.tollgate.admin.activedocs;

import org.jspecify.annotations.NullMarked;
