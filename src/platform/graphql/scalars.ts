import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Temporal } from 'temporal-polyfill';

/**
 * An instant in RFC 3339. graphql-scalars' DateTime goes through Date, which loses the zone and the microseconds that
 * PostgreSQL keeps; rows carry finished text, and input becomes a Temporal.Instant.
 */
export const DateTimeScalar = new GraphQLScalarType<Temporal.Instant, string>({
  name: 'DateTime',
  description:
    '时刻，RFC 3339 格式并带时区，如 2026-11-23T09:00:00+08:00；输出为北京时间。An instant in RFC 3339 with its offset, up to microseconds; output is in Asia/Shanghai.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time.html',
  serialize: (value) => String(value),
  parseValue: (value) => parseInstant(value),
  parseLiteral: (node) => parseInstant(node.kind === Kind.STRING ? node.value : null),
});

const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;

function parseInstant(value: unknown): Temporal.Instant {
  // A coerced value may be looked at a second time (see executor.ts).
  if (value instanceof Temporal.Instant) return value;
  try {
    if (typeof value === 'string' && rfc3339.test(value) && !value.startsWith('0000')) {
      return Temporal.Instant.from(value).round({ smallestUnit: 'microsecond', roundingMode: 'trunc' });
    }
  } catch {
    // A day or hour that does not exist: told like any other wrong text.
  }
  throw new GraphQLError('时刻须为带时区的 RFC 3339 文本，如 2026-11-23T09:00:00+08:00');
}

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. Rows carry the database's own text, which needs no second look. */
export const LocalDateScalar = new GraphQLScalarType<string, string>({
  ...GraphQLLocalDate.toConfig(),
  description: '北京时间的日期，YYYY-MM-DD。A calendar day in Asia/Shanghai, YYYY-MM-DD.',
  serialize: String,
  parseValue: (value) => existingDay(GraphQLLocalDate.parseValue(value)),
  parseLiteral: (node, variables) => existingDay(GraphQLLocalDate.parseLiteral(node, variables)),
});

/** ISO 8601 knows a year 0; PostgreSQL does not. */
function existingDay(day: string): string {
  if (day.startsWith('0000')) throw new GraphQLError('日期须为 YYYY-MM-DD，年份自 0001 起');
  return day;
}

/** A decimal number as text, so that no float ever touches money. */
export const DecimalScalar = new GraphQLScalarType<string, string>({
  name: 'Decimal',
  description:
    '以文本表示的十进制数，如 "2000.00"；金额单位为元。A decimal number as text; money is in yuan with at most two decimals.',
  serialize: (value) => String(value),
  parseValue: (value) => parseDecimal(value),
  parseLiteral: (node) => parseDecimal(node.kind === Kind.STRING ? node.value : null),
});

const decimal = /^-?\d{1,30}(?:\.\d{1,15})?$/;

function parseDecimal(value: unknown): string {
  if (typeof value === 'string' && decimal.test(value)) return value;
  throw new GraphQLError('数值须为文本形式的十进制数，如 "2000.00"');
}
