import type { Column } from '../platform/database/row.js';

/** What a figure says: what is counted, of what, and which columns it is read from. docs/guide/figures.md lists them all. */
export interface FigureMeaning {
  /** What an office calls it. */
  readonly title: string;
  readonly english: string;
  /** What is counted or added up, and its unit. */
  readonly numerator: string;
  /** Of a rate, what it is divided by; null for a plain figure. */
  readonly denominator: string | null;
  readonly sources: string;
}

/** One figure of the statistics. */
export interface Figure extends FigureMeaning, Column {
  /** Over `c`, the cells of a rollup or as many rows of the tables. */
  readonly expression: string;
}

/** How a field of GraphQL tells of its figure. */
export function describe({ title, english, numerator, denominator }: Figure): string {
  const made = denominator === null ? numerator : `${numerator} ÷ ${denominator}`;
  return made === title ? `${title}。${english}.` : `${title}：${made}。${english}.`;
}

/** Four decimals; null when nothing is there to divide by. */
export function rate(numerator: string, denominator: string): string {
  return `round(${numerator} / nullif(${denominator}, 0)::numeric, 4)`;
}

/** The sum of a column of the cells, 0 of none. */
export function total(column: string): string {
  return `coalesce(sum(c.${column}), 0)`;
}
