import { refusal, type Refusal } from '../../kernel/refusal.js';
import { isFinal, listOf } from '../../kernel/procedure.js';
import type { Viewer } from '../identity/index.js';
import type { CommonStepRules } from './common-step.js';
import type { StepInput } from './decision.js';
import { isCorrectable, type Fact, type Facts } from './fact.js';
import { actingKey } from './heirs.js';
import { commonSteps } from './known-steps.js';
import { readSteps } from './parts.sql.js';
import type { TakenStep } from './proceeding.js';
import type { Procedure, ProceedingRow } from './procedure.js';
import { reasonedNote } from './reasoned-note.js';

/** What is put right: facts by name, and why they were wrong. A fact that is not given stays. */
export type CorrectionInput = StepInput & { readonly reason: string } & Readonly<Record<string, unknown>>;

const { rule } = commonSteps.correctFacts;

/** Whether a proceeding is closed as it is opened: what is recorded once it has happened. */
const isRecord = ({ table }: Pick<Procedure, 'table'>): boolean =>
  Object.keys(table.states).every((state) => isFinal(table, state));

/** The facts of a procedure that whoever gave them puts right, by name: none that is told as it is closed. */
export function correctableFacts(procedure: Pick<Procedure, 'table'>, facts: Facts): [string, Fact][] {
  const { table } = procedure;
  const staysOpen = (step: string): boolean => {
    const to = table.steps[step]?.to;
    return to === undefined || !isFinal(table, to) || isRecord(procedure);
  };
  return Object.entries(facts).filter(
    ([, fact]) => isCorrectable(fact) && Object.keys(fact.declared.asked).some(staysOpen),
  );
}

/** The name of its mutation; null where nothing can be put right so. */
export function correctionOf(procedure: Pick<Procedure, 'table' | 'typeName'>, facts: Facts): string | null {
  return correctableFacts(procedure, facts).length === 0 ? null : `correct${procedure.typeName}`;
}

/** S0: whoever gave a fact puts it right with a reason; the history keeps what stood before. Titles follow. */
export function correction(
  procedure: Procedure,
  facts: Facts,
  mutation: string,
): CommonStepRules<CorrectionInput, readonly TakenStep[]> {
  return {
    step: 'correctFacts',
    mutation,
    of: procedure,
    afterClosing: isRecord(procedure),
    load: async ({ row, session }) => (await readSteps([row.key], session)).get(row.key) ?? [],
    decide({ input, row, viewer, loaded: steps }) {
      const before = row as unknown as Readonly<Record<string, unknown>>;
      const given = correctableFacts(procedure, facts).filter(([name]) => input[name] != null);
      const changed = given.filter(([name]) => input[name] !== before[name]);
      const refusals = [
        ...(input.reason.trim() === '' ? [refusal('reason', 'REQUIRED', '更正须说明理由', rule)] : []),
        ...(changed.length === 0 ? [refusal([], 'REQUIRED', '没有须更正的内容', rule)] : []),
        ...changed.flatMap(([name, fact]) => checkCorrection(procedure, name, fact, { input, row, viewer, steps })),
      ];
      if (refusals.length > 0) return refusals;
      const set = Object.fromEntries(changed.map(([name]) => [name, input[name]]));
      const title = procedure.titleOf?.({ ...row, ...set });
      return {
        set,
        ...(title === undefined ? {} : { title }),
        changes: Object.fromEntries(
          changed.map(([name, { declared }]) => [declared.shownAs ?? name, [before[name] ?? null, input[name]]]),
        ),
        note: reasonedNote(input),
      };
    },
  };
}

interface Correcting {
  readonly input: CorrectionInput;
  readonly row: ProceedingRow;
  readonly viewer: Viewer;
  readonly steps: readonly TakenStep[];
}

/** It says something, and is put right by whoever gave it: the last who was asked for it, or who acts for them now. */
function checkCorrection(
  { table, mutations, rolesOf }: Procedure,
  name: string,
  { declared }: Fact,
  { input, row, viewer, steps }: Correcting,
): Refusal[] {
  if (String(input[name]).trim() === '') return [refusal(name, 'REQUIRED', '更正后的内容不能为空', rule)];
  // One mutation may stand for several steps, of which the fact names the first.
  const asking = new Set(Object.keys(declared.asked).map((step) => mutations[step]));
  const giving = steps.findLast(({ step }) => step in table.steps && asking.has(mutations[step]));
  const by = giving ? listOf(table.steps[giving.step]?.by ?? []) : [];
  const isThere = (row as unknown as Readonly<Record<string, unknown>>)[name] !== null;
  if (!giving || !(isThere || declared.isKnownLater)) return [refusal(name, 'WRONG_STATE', '尚未填写，无可更正', rule)];
  const isGiver = actingKey(row, giving.organizationId) === viewer.organization.key;
  const roles = by.map((party) => rolesOf?.[party]);
  const hasRole = roles.some((role) => role === undefined || viewer.roles.has(role));
  return isGiver && hasRole ? [] : [refusal(name, 'WRONG_PARTY', '由填写的单位更正', rule)];
}
