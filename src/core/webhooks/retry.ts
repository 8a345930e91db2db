import type { Temporal } from 'temporal-polyfill';
import type { Answer } from '../../platform/outgoing/index.js';

/** Milliseconds: the first pause, and the longest between two attempts that the receiver does not ask for itself. */
const [first, longest] = [1_000, 15 * 60_000];
/** A receiver that asks for more patience than a day is not believed. */
const mostAsked = 24 * 3_600_000;

/**
 * Milliseconds until a change is sent again after so many attempts in vain: doubled each time, never the same for two, so that what failed
 * together does not come back together, and never sooner than the receiver asks.
 */
export function pauseAfter(attempts: number, asked: number | null, random: () => number = Math.random): number {
  const usual = Math.min(longest, first * 2 ** Math.min(attempts - 1, 30)) * (0.75 + random() / 2);
  return Math.round(Math.max(usual, Math.min(asked ?? 0, mostAsked)));
}

/** Milliseconds that an answer asks to wait for (`Retry-After`, in seconds or as a date); null where it says nothing. */
export function retryAfter(answer: Answer, now: Temporal.Instant): number | null {
  if ('fault' in answer || ![429, 503].includes(answer.status)) return null;
  const [, value] = answer.head.find(([name]) => name.toLowerCase() === 'retry-after') ?? [];
  if (value === undefined) return null;
  const milliseconds = /^\d{1,10}$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now.epochMilliseconds;
  return Number.isFinite(milliseconds) && milliseconds > 0 ? milliseconds : null;
}
