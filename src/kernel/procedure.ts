import type { Term } from './deadline.js';
import { refusal, type Refusal } from './refusal.js';

/** Chinese names, by the name that code and API use. */
type Labels<Name extends string> = Readonly<Record<Name, string>>;

/** An act of a procedure, as a clause of the regulation gives it. */
export interface Step<State extends string, Party extends string, Name extends string = string> {
  /** What the act is called: 受理. */
  readonly label: string;
  /** The rule behind it, which every refusal of it cites. */
  readonly rule: string;
  readonly by: Party | readonly Party[];
  /** Where it may be taken; null: it opens the procedure. */
  readonly from: State | null | readonly (State | null)[];
  /** Where it leads; the state stays as it is if not given. */
  readonly to?: State;
  /** Fields of the request that may not be empty. */
  readonly needs?: Labels<string>;
  /** Parties that get a copy of it (抄送): they see the procedure from now on, whoever took the act. */
  readonly copied?: Party | readonly Party[];
  /** Kinds of material that must be there, with this act or an earlier one. */
  readonly materials?: Labels<string>;
  /** Kinds that do as well as one of those, by its name: any evidence is evidence. */
  readonly asGood?: Readonly<Record<string, readonly string[]>>;
  /** Whether that material comes with this very act: what others gave before is not its author's (A2). */
  readonly anew?: true;
  /** The fact that says when it was done, with rules of its own: officers were sent, a meeting was held. */
  readonly moment?: string;
  /** The field of its request that says when it was done, where it has no such fact: `occurredAt` if not given. */
  readonly toldBy?: string;
  /** Acts that must have been taken before, each with the rule that says so. */
  readonly after?: Readonly<Partial<Record<Name, string>>>;
}

/** A term that a policy gives where the regulation gives none. */
export interface PolicyTerm {
  readonly kind: 'POLICY';
  readonly policy: string;
}

/** A term that the act which starts the clock gives: a resolution says itself until when it is carried out (J18). */
export interface GivenTerm {
  readonly kind: 'GIVEN';
}

export const given: GivenTerm = { kind: 'GIVEN' };

/** How long somebody has for an act, counted from another. */
export interface ProcedureClock<Party extends string, Name extends string = string, State extends string = never> {
  readonly label: string;
  readonly rule: string;
  /** Whose time runs. */
  readonly by: Party;
  readonly within: Term | PolicyTerm | GivenTerm;
  /** Acts that start it. */
  readonly starts: readonly Name[];
  /** Acts that meet it. */
  readonly met: readonly Name[];
  /** Acts after which nobody has to meet it any longer; one that starts it as well starts it anew. */
  readonly ended?: readonly Name[];
  /** Runs in some cases only, as the step's decision says: it holds no state. */
  readonly sometimes?: true;
  /** Of the clocks of this word a step starts one that it names, unless one of them runs already. */
  readonly oneOf?: string;
  /** Each of its party meets its own, and whoever is the last leads on: while the state stays, somebody's runs. */
  readonly untilLast?: true;
  /** States in which it stands still: what its party needs is with others. What was lost is given back when it goes on. */
  readonly standsStillIn?: readonly State[];
}

/** A procedure of the regulation as a table. */
export interface ProcedureTable<
  State extends string = string,
  Party extends string = string,
  Name extends string = string,
  Clock extends string = string,
> {
  readonly states: Labels<State>;
  readonly parties: Labels<Party>;
  /** States in which no clock of its own runs, each with what holds them instead: Chinese first, then English. */
  readonly idle?: Readonly<Partial<Record<State, string>>>;
  readonly steps: Readonly<Record<Name, Step<State, Party, Name>>>;
  readonly clocks: Readonly<Record<Clock, ProcedureClock<Party, Name, State>>>;
}

/**
 * Declares a procedure: first its states and parties, then its steps, then its clocks, so that a misspelt state, party or step
 * does not compile.
 */
export function procedure<State extends string, Party extends string>(head: {
  readonly states: Labels<State>;
  readonly parties: Labels<Party>;
  readonly idle?: Readonly<Partial<Record<State, string>>>;
}) {
  return <Name extends string, Clock extends string = never>(
    steps: Readonly<Record<Name, Step<State, Party, NoInfer<Name>>>>,
    clocks: Readonly<Record<Clock, ProcedureClock<Party, NoInfer<Name>, NoInfer<State>>>> = {} as never,
  ): ProcedureTable<State, Party, Name, Clock> => ({ ...head, steps, clocks });
}

/** Where a procedure stands, and who asks with what. */
export interface Attempt<State extends string, Party extends string> {
  /** Null: it is about to be opened. */
  readonly state: State | null;
  /** What the one who asks is in it. */
  readonly parties: readonly Party[];
  /** Steps that were taken before. */
  readonly taken: ReadonlySet<string>;
  /** The request: its fields by name. */
  readonly given: Readonly<Record<string, unknown>>;
  /** Kinds of material that are there, from before or with the request. */
  readonly materials: ReadonlySet<string>;
}

/** The state that a step leads to, or why it may not be taken: by the wrong party, in the wrong state, without what it needs. */
export function take<State extends string, Party extends string, Name extends string>(
  table: ProcedureTable<State, Party, Name>,
  name: Name,
  attempt: Attempt<State, Party>,
): { readonly to: State } | readonly Refusal[] {
  const step: Step<State, Party, Name> = table.steps[name];
  const by = listOf(step.by);
  if (!attempt.parties.some((party) => by.includes(party))) {
    const whose = by.map((party) => table.parties[party]).join('或');
    return [refusal([], 'WRONG_PARTY', `“${step.label}”须由${whose}办理`, step.rule)];
  }
  if (!listOf(step.from).includes(attempt.state)) {
    const where = attempt.state === null ? '尚未开始' : `当前为“${table.states[attempt.state]}”`;
    return [refusal([], 'WRONG_STATE', `${where}，不能办理“${step.label}”`, step.rule)];
  }
  const lacking = [
    ...lackingSteps(table, step, attempt),
    ...lackingFields(step, attempt),
    ...lackingMaterials(step, attempt),
  ];
  if (lacking.length > 0) return lacking;
  const to = step.to ?? attempt.state;
  if (to === null) throw new Error(`The step ${name} opens a procedure and leads nowhere`);
  return { to };
}

function lackingSteps<State extends string, Party extends string, Name extends string>(
  { steps }: ProcedureTable<State, Party, Name>,
  { label, after }: Step<State, Party, Name>,
  { taken }: Attempt<State, Party>,
): Refusal[] {
  return Object.entries<string | undefined>(after ?? {})
    .filter(([name]) => !taken.has(name))
    .map(([name, rule]) =>
      refusal([], 'WRONG_STATE', `尚未办理“${steps[name as Name].label}”，不能办理“${label}”`, rule ?? null),
    );
}

function lackingFields({ needs = {}, rule }: Step<string, string>, { given }: Attempt<string, string>): Refusal[] {
  return Object.entries(needs)
    .filter(([field]) => isEmpty(given[field]))
    .map(([field, label]) => refusal(field, 'REQUIRED', `须填写${label}`, rule));
}

function lackingMaterials(
  { materials = {}, asGood = {}, rule }: Step<string, string>,
  { materials: there }: Attempt<string, string>,
): Refusal[] {
  return Object.entries(materials)
    .filter(([kind]) => ![kind, ...(asGood[kind] ?? [])].some((one) => there.has(one)))
    .map(([, label]) => refusal('materials', 'MISSING_MATERIAL', `缺少${label}`, rule));
}

function isEmpty(value: unknown): boolean {
  return (
    value == null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0)
  );
}

/** One or several, as a table writes them. */
export function listOf<Item>(items: Item | readonly Item[]): readonly Item[] {
  return Array.isArray(items) ? (items as readonly Item[]) : [items as Item];
}

/** States in which nothing more can be done: a procedure that reaches one is closed. */
export function isFinal<State extends string>(table: ProcedureTable<State>, state: State): boolean {
  return !Object.values<Step<State, string>>(table.steps).some(({ from }) => listOf(from).includes(state));
}

/** Clocks that a step stops, and those that it lets go on, as it leads from one state to another. */
export interface Standstill {
  readonly stopped: readonly string[];
  readonly goingOn: readonly string[];
}

export function standstill({ clocks }: Pick<ProcedureTable, 'clocks'>, from: string | null, to: string): Standstill {
  const still = (state: string | null): string[] =>
    Object.entries(clocks).flatMap(([name, { standsStillIn = [] }]) =>
      state !== null && standsStillIn.includes(state) ? [name] : [],
    );
  const [before, after] = [still(from), still(to)];
  return {
    stopped: after.filter((name) => !before.includes(name)),
    goingOn: before.filter((name) => !after.includes(name)),
  };
}
