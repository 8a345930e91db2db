import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Temporal } from 'temporal-polyfill';
import { toldInstant } from '../../kernel/instant-text.js';
import { beyondTime, isDayWithin, isInstantWithin } from '../../kernel/time-bounds.js';

/**
 * An instant in RFC 3339. graphql-scalars' DateTime goes through Date, which loses the zone and the microseconds that
 * PostgreSQL keeps; rows carry finished text, and input becomes a Temporal.Instant.
 */
export const DateTimeScalar = new GraphQLScalarType<Temporal.Instant, string>({
  name: 'DateTime',
  description:
    '时刻，RFC 3339 格式并带时区，如 2026-11-23T09:00:00+08:00，须在 1949-10-01 至 2200-12-31 之间；输出为北京时间，一律三位小数秒，如 2026-11-23T09:00:00.000+08:00。An instant in RFC 3339 with its offset, up to microseconds, between 1949-10-01 and 2200-12-31; output is at +08:00 with exactly three digits of a second.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time.html',
  serialize: (value) => toldInstant(String(value)),
  parseValue: (value) => parseInstant(value),
  parseLiteral: (node) => parseInstant(node.kind === Kind.STRING ? node.value : null),
});

/** Seconds end at 59: neither Temporal nor PostgreSQL has a place for a leap second, and each would keep another instant than was sent. */
const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;

function parseInstant(value: unknown): Temporal.Instant {
  // A coerced value may be looked at a second time (see executor.ts).
  const instant = value instanceof Temporal.Instant ? value : existingInstant(value);
  if (!instant) throw new GraphQLError('时刻须为带时区的 RFC 3339 文本，如 2026-11-23T09:00:00+08:00');
  if (!isInstantWithin(instant)) throw new GraphQLError(`时刻${beyondTime}`);
  return instant;
}

/** Null for a text that is none, and for a day or hour that does not exist. */
function existingInstant(value: unknown): Temporal.Instant | null {
  if (typeof value !== 'string' || !rfc3339.test(value)) return null;
  try {
    return Temporal.Instant.from(value).round({ smallestUnit: 'microsecond', roundingMode: 'trunc' });
  } catch {
    return null;
  }
}

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. Rows carry the database's own text, which needs no second look. */
export const LocalDateScalar = new GraphQLScalarType<string, string>({
  ...GraphQLLocalDate.toConfig(),
  description:
    '北京时间的日期，YYYY-MM-DD，须在 1949-10-01 至 2200-12-31 之间。A calendar day in Asia/Shanghai, YYYY-MM-DD, between 1949-10-01 and 2200-12-31.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/local-date.html',
  serialize: String,
  parseValue: (value) => dayWithin(GraphQLLocalDate.parseValue(value)),
  parseLiteral: (node, variables) => dayWithin(GraphQLLocalDate.parseLiteral(node, variables)),
});

function dayWithin(day: string): string {
  if (!isDayWithin(day)) throw new GraphQLError(`日期${beyondTime}`);
  return day;
}

/** A decimal number as text, so that no float ever touches money. */
export const DecimalScalar = new GraphQLScalarType<string, string>({
  name: 'Decimal',
  description:
    '以文本表示的十进制数，如 "2000.00"；金额单位为元。A decimal number as text; money is in yuan with at most two decimals.',
  // As text a decimal of XML Schema: digits, a point, digits.
  specifiedByURL: 'https://www.w3.org/TR/xmlschema11-2/#decimal',
  serialize: (value) => String(value),
  parseValue: (value) => parseDecimal(value),
  parseLiteral: (node) => parseDecimal(node.kind === Kind.STRING ? node.value : null),
});

const decimal = /^-?\d{1,30}(?:\.\d{1,15})?$/;

function parseDecimal(value: unknown): string {
  if (typeof value === 'string' && decimal.test(value)) return value;
  throw new GraphQLError('数值须为文本形式的十进制数，如 "2000.00"');
}
