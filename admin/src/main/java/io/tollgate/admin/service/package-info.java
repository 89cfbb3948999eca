/**
 * Services (products), their metrics and methods, and the tokens by which gateways speak for them
 * (account-management-api.md, 4.1, 4.2, 5.1, 5.2). Making and deleting a whole service stands in
 * product. Depends on access and rest.
 */
@NullMarked
package io.tollgate.admin.service;

import org.jspecify.annotations.NullMarked;
