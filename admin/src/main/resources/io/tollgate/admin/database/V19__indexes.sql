-- For searches of a credential in all products, lists by state, and what goes with a product or an account.
create index applications_with_user_key on application (tenant_id, user_key);
create index applications_with_public_id on application (tenant_id, application_id);
create index applications_in_state on application (tenant_id, state, id);
create index contracts_of_service on contract (tenant_id, service_id);
create index api_docs_of_service on api_doc (tenant_id, service_id);
create index messages_of_sender on message (tenant_id, sender_account_id);
