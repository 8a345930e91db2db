import type { Office } from '../offices.js';
import type { Random } from '../random.js';

/** What an office is about to share, apart from when and to whom. */
export interface Publication {
  /** The category's enum value. */
  readonly category: string;
  readonly title: string;
  readonly externalRef: string | null;
  /** The category's own fields. */
  readonly fields: object;
  /** What a later revision corrects, and why; null when nothing would be. */
  readonly correction: { readonly reason: string; readonly fields: object } | null;
}

/** Where and when something is written down. `number` counts within the office and category, from 1. */
export interface Occasion {
  readonly random: Random;
  readonly office: Office;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly number: number;
}

export function monthOf(day: string): string {
  return `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月`;
}

export function dayOf(day: string): string {
  return `${monthOf(day)}${Number(day.slice(8, 10))}日`;
}
