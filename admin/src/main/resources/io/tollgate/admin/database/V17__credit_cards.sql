-- What a payment service calls the card, never the card's own number.
alter table account add column card_token text;
alter table account add column card_digits text;
alter table account add column card_expires text;
