import { Temporal } from 'temporal-polyfill';
import { shanghaiDay } from './calendar.js';
import { refusal, type Refusal } from './refusal.js';

export interface PastMoment {
  /** What happened then, as people call its time: `发现时间`. */
  readonly what: string;
  /** The latest moment that counts as past: clocks of other systems may run ahead of the hub's. */
  readonly latest: Temporal.Instant;
  /** How people call that moment: 当前时间 if not given. */
  readonly until?: string;
  /** What it follows, and how people call the time of that. */
  readonly after?: { readonly what: string; readonly at: Temporal.Instant } | null | undefined;
  readonly rule?: string;
}

/** A moment of which something is told has passed, and comes after what led to it. What is not given is not checked. */
export function checkPastMoment(
  path: string,
  at: Temporal.Instant | null | undefined,
  { what, latest, until = '当前时间', after, rule }: PastMoment,
): Refusal[] {
  if (!at) return [];
  if (isLater(at, latest)) return [refusal(path, 'INVALID', `${what}不能晚于${until}`, rule)];
  return after && isLater(after.at, at) ? [refusal(path, 'INVALID', `${what}不能早于${after.what}`, rule)] : [];
}

/** What is planned lies ahead: today at the earliest, at any hour, since a plan may be written down while it begins. */
export function checkPlannedMoment(
  path: string,
  at: Temporal.Instant,
  now: Temporal.Instant,
  { what, rule }: { readonly what: string; readonly rule?: string },
): Refusal[] {
  return shanghaiDay(at).toString() < shanghaiDay(now).toString()
    ? [refusal(path, 'INVALID', `${what}不能早于今日`, rule)]
    : [];
}

function isLater(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) > 0;
}
