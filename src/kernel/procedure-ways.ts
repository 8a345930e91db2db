import { isFinal, listOf, type ProcedureTable } from './procedure.js';

/** A state of a table that is not final: who may leave it, where that may end, and what holds whoever forgets it. */
export interface WayOut {
  readonly state: string;
  /** Parties that may lead it on. */
  readonly by: readonly string[];
  /** Final states that can be reached. */
  readonly ends: readonly string[];
  /** Ways to reach it, as open clocks, in which nobody's time runs. */
  readonly unheld: readonly Standing[];
  /** Clocks that may run in it. */
  readonly clocks: readonly string[];
}

/** A way to stand in a state: the clocks that are open then, by name. */
export type Standing = readonly string[];

/**
 * The ways out of every state that is not final. Steps that are `left out` are not counted: what only a designation by others leads out of
 * is no way of the procedure's own.
 */
export function waysOut(table: ProcedureTable, leftOut: readonly string[] = []): WayOut[] {
  const steps = Object.entries(table.steps).filter(([name]) => !leftOut.includes(name));
  const standings = standingsOf(table);
  const onward = (state: string) =>
    steps.flatMap(([, { by, from, to }]) =>
      to !== undefined && to !== state && listOf(from).includes(state) ? [{ by: listOf(by), to }] : [],
    );
  const endsFrom = (start: string): string[] => {
    const seen = new Set([start]);
    for (const state of seen) for (const { to } of onward(state)) seen.add(to);
    return Object.keys(table.states).filter((state) => seen.has(state) && isFinal(table, state));
  };
  return Object.keys(table.states)
    .filter((state) => !isFinal(table, state))
    .map((state) => {
      const found = standings.get(state) ?? [];
      const open = new Set(found.flat());
      return {
        state,
        by: Object.keys(table.parties).filter((party) => onward(state).some(({ by }) => by.includes(party))),
        ends: endsFrom(state),
        unheld: found.filter((clocks) => !clocks.some((name) => holds(table, name, state))),
        clocks: Object.keys(table.clocks).filter((name) => open.has(name) && !standsStill(table, name, state)),
      };
    });
}

/** Whether somebody's time runs by a clock that is open in a state: not by one that may not be there, nor by one that stands still. */
function holds({ clocks }: Pick<ProcedureTable, 'clocks'>, name: string, state: string): boolean {
  return !clocks[name]?.sometimes && !standsStill({ clocks }, name, state);
}

function standsStill({ clocks }: Pick<ProcedureTable, 'clocks'>, name: string, state: string): boolean {
  return clocks[name]?.standsStillIn?.includes(state) ?? false;
}

/**
 * The clocks that run where a sequence of steps has led, as far as the table alone says so: none that runs in some cases only, nor one of
 * several, nor one whose term a step gave. Steps that an earlier version of the table knew may have led elsewhere: then those that a step into the state starts.
 */
export function clocksLeft(table: ProcedureTable, steps: readonly string[], reached: string): string[] {
  const named = Object.entries(table.clocks).filter(
    ([, { sometimes, oneOf, within }]) => !sometimes && oneOf === undefined && within.kind !== 'GIVEN',
  );
  const certain = { ...table, clocks: Object.fromEntries(named) };
  const into = Object.entries(table.steps).flatMap(([step, { to }]) => (to === reached ? [step] : []));
  let open: Standing = [];
  let state: string | null = null;
  for (const step of steps) {
    const to: string | null = table.steps[step]?.to ?? state;
    open = clocksAfter(certain, step, open, to === state)[0] ?? [];
    state = to;
  }
  if (open.length > 0) return [...open];
  return named.flatMap(([name, { starts, met }]) =>
    into.some((step) => starts.includes(step) && !met.includes(step)) ? [name] : [],
  );
}

/** Every way in which a procedure may stand in each of its states: all sequences of steps, told apart by the clocks that they leave open. */
function standingsOf(table: ProcedureTable): Map<string, Standing[]> {
  const found = new Map<string, Map<string, Standing>>();
  const queue: { readonly state: string | null; readonly open: Standing }[] = [{ state: null, open: [] }];
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { state: at, open } = next;
    for (const [step, { from, to }] of Object.entries(table.steps)) {
      const state = to ?? at;
      if (state === null || !listOf(from).includes(at)) continue;
      for (const after of clocksAfter(table, step, open, state === at)) {
        const known = found.get(state) ?? new Map<string, Standing>();
        found.set(state, known);
        const key = after.join(' ');
        if (known.has(key)) continue;
        known.set(key, after);
        queue.push({ state, open: after });
      }
    }
  }
  return new Map([...found].map(([state, known]) => [state, [...known.values()]]));
}

/** The clocks that may be open after a step; several answers where it starts one of several. */
function clocksAfter(table: ProcedureTable, step: string, open: Standing, stays: boolean): Standing[] {
  const clocks = Object.entries(table.clocks);
  const over = new Set(
    clocks.flatMap(([name, { met, ended = [], untilLast }]) =>
      (met.includes(step) && !(untilLast && stays)) || ended.includes(step) ? [name] : [],
    ),
  );
  const going = open.filter((name) => !over.has(name));
  const started = clocks.filter(([, { starts, met }]) => starts.includes(step) && !met.includes(step));
  const alone = started.flatMap(([name, { oneOf }]) => (oneOf === undefined ? [name] : []));
  const groups = new Set(started.flatMap(([, { oneOf }]) => oneOf ?? []));
  let answers: string[][] = [[...going, ...alone]];
  for (const group of groups) {
    const isOpen = going.some((name) => table.clocks[name]?.oneOf === group);
    if (isOpen) continue;
    const choices = started.flatMap(([name, { oneOf }]) => (oneOf === group ? [name] : []));
    answers = answers.flatMap((each) => choices.map((choice) => [...each, choice]));
  }
  return answers.map((each) => [...new Set(each)].toSorted());
}
