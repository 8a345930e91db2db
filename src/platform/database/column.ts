import { p } from '@mikro-orm/core';

/**
 * Columns of typed tables, with the column type spelled out: hot statements are compiled from entities (see row.ts), so the
 * type a property has in PostgreSQL must be readable before the ORM is initialized.
 */
export const column = {
  text: () => p.text().columnType('text'),
  uuid: () => p.uuid().columnType('uuid'),
  int: () => p.integer().columnType('int'),
  bigint: () => p.bigint().columnType('bigint'),
  flag: () => p.boolean().columnType('boolean'),
  date: () => p.date().columnType('date'),
  instant: () => p.datetime().columnType('timestamptz'),
  /** Yuan with two decimals, always text in JavaScript. */
  amount: () => p.decimal().columnType('numeric(18,2)'),
  /** Any decimal figure, always text in JavaScript. */
  figure: () => p.decimal().columnType('numeric'),
  codes: () => p.array().columnType('text[]'),
  bytes: () => p.blob().columnType('bytea'),
  ids: () => p.array((id) => Number(id)).columnType('int[]'),
};
