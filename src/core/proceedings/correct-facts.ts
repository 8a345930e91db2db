import { checkItemCodes } from '../../kernel/field-check.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import { isFinal, listOf } from '../../kernel/procedure.js';
import type { Viewer } from '../identity/index.js';
import type { CommonStepRules } from './common-step.js';
import { isRefused, type StepInput } from './decision.js';
import { isCorrectable, type Fact, type Facts } from './fact.js';
import { text } from './facts.js';
import { actingKey } from './heirs.js';
import { commonSteps } from './known-steps.js';
import { readSteps } from './parts.sql.js';
import type { TakenStep } from './proceeding.js';
import type { JudgedCorrection, Procedure, ProceedingRow } from './procedure.js';
import { reasonedNote } from './reasoned-note.js';

/** What is put right: facts by name, and why they were wrong. A fact that is not given stays. */
export type CorrectionInput = StepInput & { readonly reason: string } & Readonly<Record<string, unknown>>;

const { rule } = commonSteps.correctFacts;

/** Whether a proceeding is closed as it is opened: what is recorded once it has happened. */
const isRecord = ({ table }: Pick<Procedure, 'table'>): boolean =>
  Object.keys(table.states).every((state) => isFinal(table, state));

/** The facts of a procedure that whoever gave them puts right, by name: none that is told as it is closed. */
export function correctableFacts(procedure: Pick<Procedure, 'table' | 'titledBy'>, facts: Facts): [string, Fact][] {
  const { table } = procedure;
  const staysOpen = (step: string): boolean => {
    const to = table.steps[step]?.to;
    return to === undefined || !isFinal(table, to) || isRecord(procedure);
  };
  const { titledBy } = procedure;
  const title = titledBy ? { title: text('标题，至多 200 字。Title, at most 200 characters.').askedBy(titledBy) } : {};
  return Object.entries<Fact>({ ...title, ...facts }).filter(
    ([, fact]) => isCorrectable(fact) && Object.keys(fact.declared.asked).some(staysOpen),
  );
}

/** The name of its mutation; null where nothing can be put right so. */
export function correctionOf(
  procedure: Pick<Procedure, 'table' | 'titledBy' | 'typeName'>,
  facts: Facts,
): string | null {
  return correctableFacts(procedure, facts).length === 0 ? null : `correct${procedure.typeName}`;
}

/** The field of a correction that tells a fact. */
export const correctionField = (name: string, { declared }: Fact): string => declared.correctedAs ?? name;

/** What a correction rests on. */
interface Grounds {
  readonly steps: readonly TakenStep[];
  /** What follows from the facts as they will stand. */
  readonly judged: JudgedCorrection<object> | readonly Refusal[];
}

/** S0: whoever gave a fact puts it right with a reason; the history keeps what stood before. Titles follow. */
export function correction(
  procedure: Procedure,
  facts: Facts,
  mutation: string,
): CommonStepRules<CorrectionInput, Grounds> {
  return {
    step: 'correctFacts',
    mutation,
    of: procedure,
    afterClosing: isRecord(procedure),
    async load({ hub, viewer, now, occurredAt, session, row, input }) {
      const steps = (await readSteps([row.key], session)).get(row.key) ?? [];
      const corrected = { ...row, ...setBy(changedFacts(procedure, facts, row, input)) };
      const judged = await procedure.judgeCorrection?.({ hub, viewer, now, occurredAt, session }, row, corrected);
      return { steps, judged: judged ?? {} };
    },
    decide({ input, row, viewer, loaded: { steps, judged } }) {
      const changed = changedFacts(procedure, facts, row, input);
      const refusals = [
        ...(input.reason.trim() === '' ? [refusal('reason', 'REQUIRED', '更正须说明理由', rule)] : []),
        ...(changed.length === 0 ? [refusal([], 'REQUIRED', '没有须更正的内容', rule)] : []),
        ...changed.flatMap((each) => checkCorrection(procedure, each, { row, viewer, steps })),
      ];
      // Rules are asked of what may be put right at all.
      if (refusals.length > 0) return refusals;
      if (isRefused(judged) && judged.length > 0) return judged;
      const follows = isRefused(judged) ? {} : judged;
      const { title: told, ...set }: { readonly title?: string } = { ...setBy(changed), ...follows.set };
      const title = told ?? follows.title ?? procedure.titleOf?.({ ...row, ...set });
      return {
        set,
        ...(title === undefined ? {} : { title }),
        changes: Object.fromEntries(
          changed.map(({ name, fact, before, after }) => [fact.declared.shownAs ?? name, [before, after]]),
        ),
        note: reasonedNote(input),
      };
    },
  };
}

/** A fact that is told anew, as it stands and as the row will keep it. */
interface Changed {
  readonly name: string;
  readonly fact: Fact;
  readonly before: unknown;
  readonly after: unknown;
}

function changedFacts(procedure: Procedure, facts: Facts, row: ProceedingRow, input: CorrectionInput): Changed[] {
  const standing = row as unknown as Readonly<Record<string, unknown>>;
  return correctableFacts(procedure, facts).flatMap(([name, fact]) => {
    const given = input[correctionField(name, fact)];
    if (given == null) return [];
    const [before, after] = [standing[name] ?? null, fact.declared.keep(given)];
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ name, fact, before, after }];
  });
}

const setBy = (changed: readonly Changed[]): object =>
  Object.fromEntries(changed.map(({ name, after }) => [name, after]));

interface Correcting {
  readonly row: ProceedingRow;
  readonly viewer: Viewer;
  readonly steps: readonly TakenStep[];
}

/** It says something, and is put right by whoever gave it: the last who was asked for it, or who acts for them now. */
function checkCorrection(
  { table, mutations, rolesOf }: Procedure,
  { name, fact, before, after }: Changed,
  { row, viewer, steps }: Correcting,
): Refusal[] {
  const { declared } = fact;
  const field = correctionField(name, fact);
  const malformed = name === 'itemCodes' ? checkItemCodes(field, after as readonly string[]) : [];
  if (malformed.length > 0) return malformed;
  if (String(after).trim() === '') return [refusal(field, 'REQUIRED', '更正后的内容不能为空', rule)];
  // One mutation may stand for several steps, of which the fact names the first.
  const asking = new Set(Object.keys(declared.asked).map((step) => mutations[step]));
  const giving = steps.findLast(({ step }) => step in table.steps && asking.has(mutations[step]));
  const by = giving ? listOf(table.steps[giving.step]?.by ?? []) : [];
  if (!giving || !(before !== null || declared.isKnownLater))
    return [refusal(field, 'WRONG_STATE', '尚未填写，无可更正', rule)];
  const isGiver = actingKey(row, giving.organizationId) === viewer.organization.key;
  const roles = by.map((party) => rolesOf?.[party]);
  const hasRole = roles.some((role) => role === undefined || viewer.roles.has(role));
  return isGiver && hasRole ? [] : [refusal(field, 'WRONG_PARTY', '由填写的单位更正', rule)];
}
