/** Something that holds from a day until before another; days are `YYYY-MM-DD`. */
export interface Period {
  readonly validFrom: string;
  /** First day on which it no longer holds; null while that is open. */
  readonly validTo: string | null;
}

/** Periods of one thing, oldest first, of which at most one holds on a day. */
export type Timeline<P extends Period> = readonly P[];

/**
 * What becomes of the others when a period is put right: without gaps something holds on every day since the first; where a period follows
 * another, what ended where it began ends where it begins; those apart leave each other alone.
 */
export type Shape = 'withoutGaps' | 'following' | 'apart';

export function inOrder<P extends Period>(periods: readonly P[]): Timeline<P> {
  return periods.toSorted((one, other) =>
    one.validFrom === other.validFrom ? 0 : one.validFrom < other.validFrom ? -1 : 1,
  );
}

/** Each holds until the next begins, the last one for ever. */
function withoutGaps<P extends Period>(periods: readonly P[]): Timeline<P> {
  const ordered = inOrder(periods);
  return ordered.map((one, index) => ({ ...one, validTo: ordered[index + 1]?.validFrom ?? null }));
}

/** What holds from a day on until the next period begins; of what begins on the same day it takes the place. */
export function setFrom<P extends Period>(timeline: Timeline<P>, period: P): Timeline<P> {
  return withoutGaps([...timeline.filter(({ validFrom }) => validFrom !== period.validFrom), period]);
}

/** One period put right, or taken out. */
export function withRight<P extends Period>(
  timeline: Timeline<P>,
  wrong: P,
  right: P | null,
  shape: Shape,
): Timeline<P> {
  const others = timeline.filter((one) => one !== wrong);
  const after = right === null ? others : [...others, right];
  if (shape === 'withoutGaps') return withoutGaps(after);
  if (shape === 'apart') return inOrder(after);
  const end = right === null ? wrong.validTo : right.validFrom;
  return inOrder(
    after.map((one) => (one !== right && one.validTo === wrong.validFrom ? { ...one, validTo: end } : one)),
  );
}

/** The period that one put right would overlap, or pass where one follows another. */
export function inTheWay<P extends Period>(timeline: Timeline<P>, wrong: P, right: P, shape: Shape): P | undefined {
  const others = timeline.filter((one) => one !== wrong);
  if (shape === 'apart') return others.find((one) => overlap(one, right));
  const passed = others.find((one) =>
    one.validFrom < wrong.validFrom ? right.validFrom <= one.validFrom : right.validFrom >= one.validFrom,
  );
  if (passed || shape === 'withoutGaps') return passed;
  return others.find((one) => one.validTo !== wrong.validFrom && overlap(one, right));
}

/** Whether two periods say the same of the same days. */
export function isSame<P extends Period>(one: P, other: P): boolean {
  const names = Object.keys({ ...one, ...other }) as (keyof P)[];
  return names.every((name) => one[name] === other[name]);
}

export function overlap(one: Period, other: Period): boolean {
  return beginsBeforeEnd(one, other) && beginsBeforeEnd(other, one);
}

function beginsBeforeEnd({ validFrom }: Period, { validTo }: Period): boolean {
  return validTo === null || validFrom < validTo;
}

export function holdingOn<P extends Period>(timeline: Timeline<P>, day: string): P | undefined {
  return timeline.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day < validTo));
}

/** The period that somebody ends on a day: the one that is open, else one whose end is decided and has not come. */
export function leaving<P extends Period>(timeline: Timeline<P>, today: string): P | undefined {
  return (
    timeline.find(({ validTo }) => validTo === null) ??
    timeline.findLast(({ validTo }) => validTo !== null && validTo > today)
  );
}

/** The stretches of days on which one timeline says something else than another, each as long as can be. */
export function differingDays<P extends Period>(
  before: Timeline<P>,
  after: Timeline<P>,
  saysTheSame: (one: P, other: P) => boolean,
): Timeline<Period> {
  const days = [...before, ...after].flatMap(({ validFrom, validTo }) =>
    validTo === null ? [validFrom] : [validFrom, validTo],
  );
  const turns = [...new Set(days)].sort();
  const stretches: Period[] = [];
  for (const [index, validFrom] of turns.entries()) {
    const [one, other] = [holdingOn(before, validFrom), holdingOn(after, validFrom)];
    if (one === other || (one && other && saysTheSame(one, other))) continue;
    const validTo = turns[index + 1] ?? null;
    const last = stretches.at(-1);
    if (last?.validTo === validFrom) stretches.splice(-1, 1, { ...last, validTo });
    else stretches.push({ validFrom, validTo });
  }
  return stretches;
}
