/** A period as a model keeps it; days are `YYYY-MM-DD`. */
export interface ModelPeriod {
  readonly from: string;
  readonly to: string | null;
  readonly value: string;
}

export type ModelTimeline = readonly ModelPeriod[];

/** What somebody tells of a subject. */
export type DatedStep =
  | { readonly kind: 'set'; readonly from: string; readonly value: string }
  | { readonly kind: 'end'; readonly to: string }
  | {
      readonly kind: 'correct';
      readonly from: string;
      readonly correctedFrom: string;
      /** Null: without an end; undefined: as it is told. */
      readonly end?: string | null;
      readonly value: string;
    }
  | { readonly kind: 'cancel'; readonly from: string };

/** What a step makes of a timeline; null where it must be refused; `absent` where there is nothing to put right, told before or never. */
export type Modelled = ModelTimeline | null | 'absent';

type Of<Kind extends DatedStep['kind']> = Extract<DatedStep, { readonly kind: Kind }>;

/** One kind of dated reference data, as an office expects it to go. */
export interface DatedModel {
  set(timeline: ModelTimeline, step: Of<'set'>, today: string): Modelled;
  end?(timeline: ModelTimeline, step: Of<'end'>, today: string): Modelled;
  correct(timeline: ModelTimeline, step: Of<'correct'>): Modelled;
  cancel(timeline: ModelTimeline, step: Of<'cancel'>): Modelled;
}

export function modelled(model: DatedModel, timeline: ModelTimeline, step: DatedStep, today: string): Modelled {
  if (step.kind === 'set') return model.set(timeline, step, today);
  if (step.kind === 'end') return model.end?.(timeline, step, today) ?? null;
  return step.kind === 'correct' ? model.correct(timeline, step) : model.cancel(timeline, step);
}

const never = '9999-12-31';
const endOf = ({ to }: ModelPeriod): string => to ?? never;
const ordered = (periods: readonly ModelPeriod[]): ModelTimeline =>
  [...periods].sort((one, other) => (one.from < other.from ? -1 : 1));
const clash = (one: ModelPeriod, other: ModelPeriod): boolean => one.from < endOf(other) && other.from < endOf(one);

/** Null for a timeline that cannot be. */
function possible(periods: readonly ModelPeriod[]): Modelled {
  const isEmpty = periods.some((one) => one.from >= endOf(one));
  const clashes = periods.some((one, place) => periods.slice(place + 1).some((other) => clash(one, other)));
  return isEmpty || clashes ? null : ordered(periods);
}

/** Values of which one holds on every day: what is told of each is its first day. */
export function stepwise(mayBegin: (timeline: ModelTimeline, from: string, today: string) => boolean): DatedModel {
  const told = (firstDays: ReadonlyMap<string, string>): ModelTimeline => {
    const days = [...firstDays.keys()].sort();
    return days.map((from, place) => ({ from, to: days[place + 1] ?? null, value: firstDays.get(from) ?? '' }));
  };
  const without = (timeline: ModelTimeline, day: string): [string, string][] =>
    timeline.filter(({ from }) => from !== day).map(({ from, value }) => [from, value]);
  return {
    set: (timeline, { from, value }, today) =>
      mayBegin(timeline, from, today) ? told(new Map([...without(timeline, from), [from, value]])) : null,
    correct(timeline, { from, correctedFrom, value }) {
      const place = timeline.findIndex((one) => one.from === from);
      if (place < 0) return 'absent';
      const after = told(new Map([...without(timeline, from), [correctedFrom, value]]));
      const keepsItsPlace = after.length === timeline.length && after[place]?.from === correctedFrom;
      return keepsItsPlace && (place > 0 || correctedFrom === from) ? after : null;
    },
    cancel(timeline, { from }) {
      if (!timeline.some((one) => one.from === from)) return 'absent';
      return timeline[0]?.from === from ? null : told(new Map(without(timeline, from)));
    },
  };
}

const corrected = (one: ModelPeriod, { correctedFrom, end, value }: Of<'correct'>): ModelPeriod => ({
  ...{ from: correctedFrom, value },
  to: end === undefined ? one.to : end,
});

/** Periods that have nothing to do with each other but that no two hold at once. */
export function apart(set: DatedModel['set']): DatedModel {
  return {
    set,
    end(timeline, { to }, today) {
      if (timeline.some((one) => one.to === to)) return 'absent';
      const running = timeline.findLast((one) => endOf(one) > today && (one.to !== null || one === timeline.at(-1)));
      return running ? possible(timeline.map((one) => (one === running ? { ...one, to } : one))) : null;
    },
    correct(timeline, step) {
      if (!timeline.some(({ from }) => from === step.from)) return 'absent';
      return possible(timeline.map((one) => (one.from === step.from ? corrected(one, step) : one)));
    },
    cancel: (timeline, { from }) =>
      timeline.some((one) => one.from === from) ? timeline.filter((one) => one.from !== from) : 'absent',
  };
}

/** J3: whoever has left may come back. */
export const members = apart((timeline, { from, value }) => {
  const last = timeline.at(-1);
  return last && endOf(last) > from ? null : [...timeline, { from, to: null, value }];
});

/** G2: handed over once at a time; told once more, the document is the later one. */
export const handovers = apart((timeline, { from, value }) =>
  timeline.some((one) => one.from === from)
    ? timeline.map((one) => (one.from === from ? { ...one, value } : one))
    : possible([...timeline, { from, to: null, value }]),
);

/** G2: a version holds until the next; what it ended goes with it. */
export const versions: DatedModel = {
  set(timeline, { from, value }) {
    if (timeline.some((one) => one.from === from)) {
      return timeline.map((one) => (one.from === from ? { ...one, value } : one));
    }
    const to = timeline.find((one) => one.from > from)?.from ?? null;
    const cut = timeline.map((one) => (one.from < from && endOf(one) > from ? { ...one, to: from } : one));
    return ordered([...cut, { from, to, value }]);
  },
  correct(timeline, step) {
    const place = timeline.findIndex(({ from }) => from === step.from);
    const wrong = timeline[place];
    if (!wrong) return 'absent';
    const after = possible(
      timeline.map((one) => {
        if (one === wrong) return corrected(one, step);
        return one.to === wrong.from ? { ...one, to: step.correctedFrom } : one;
      }),
    );
    return Array.isArray(after) && after[place]?.from === step.correctedFrom ? after : null;
  },
  cancel(timeline, { from }) {
    const wrong = timeline.find((one) => one.from === from);
    if (!wrong) return 'absent';
    return timeline
      .filter((one) => one !== wrong)
      .map((one) => (one.to === wrong.from ? { ...one, to: wrong.to } : one));
  },
};
