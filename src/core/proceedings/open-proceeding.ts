import { v7 as uuidv7 } from 'uuid';
import { shanghaiDay } from '../../kernel/calendar.js';
import { checkItemCodes } from '../../kernel/field-check.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { listOf, take } from '../../kernel/procedure.js';
import type { RequestContext } from '../hub.js';
import { requirePermission, type Viewer } from '../identity/index.js';
import { checkActing } from '../organizations/index.js';
import { checkIdempotencyKey, checkTexts, earlierUse, keyedRequest } from '../requests/index.js';
import { actingFor } from '../visibility/index.js';
import { carryOut } from './carry-out.js';
import { checkMaterials } from './check-materials.js';
import { circumstancesOf, type OpeningRules } from './decision-context.js';
import { isRefused, refusalsOf, type OpeningDecision, type OpeningInput, type StepInput } from './decision.js';
import { checkOccurrence, toldOccurrence } from './occurrence.js';
import { refused, type ProceedingPayload } from './proceeding-payload.js';
import type { Procedure, ProceedingRow } from './procedure.js';
import { cutTitle } from './proceeding-title.js';
import { replayStep } from './replay-step.js';
import { visibleProceeding } from './visible-proceeding.js';

/**
 * Opens a proceeding by one of the steps that may: whoever opens it is the party that the table names, unless it needs a role that
 * the person has not; the procedure's own rules decide the rest. Everything wrong with the request is told at once.
 */
export async function openProceeding<
  Facts extends object,
  State extends string,
  Party extends string,
  Name extends string,
  Clock extends string,
  Input extends OpeningInput,
  Loaded,
>(
  context: RequestContext,
  procedure: Procedure<Facts, State, Party, Name, Clock>,
  step: Name,
  input: Input,
  { loadOpening, open }: OpeningRules<Facts, Input, Clock, Loaded>,
): Promise<ProceedingPayload<Facts>> {
  const { hub } = context;
  const viewer = requirePermission(context.viewer, 'handleCases');
  const request = keyedRequest(procedure.mutations[step], input, hub);
  const malformed = [
    ...checkIdempotencyKey(input.idempotencyKey),
    ...checkTexts(input, procedure.prose),
    ...checkItemCodes('itemCodes', (input as { readonly itemCodes?: readonly string[] | null }).itemCodes),
  ];
  if (malformed.length > 0) return refused(malformed);
  const now = hub.clock.now();
  const session = actingFor(viewer.organization, hub.pool);
  const told = toldOccurrence(procedure.table, step, input);
  const deciding = { hub, viewer, now, occurredAt: told ?? now, session };
  const materials = input.materials ?? [];
  const taken = take(procedure.table, step, {
    state: null,
    parties: openersOf(procedure, step, viewer),
    taken: new Set(),
    given: { ...(input as StepInput) },
    materials: new Set(materials.map(({ kind }) => kind)),
  });
  const named = input.aboutId == null ? null : await visibleProceeding(deciding, 'aboutId', input.aboutId);
  const about = named && isRefused(named) ? null : named;
  const given = { ...circumstancesOf(deciding), input, about };
  const loaded = (await loadOpening?.({ ...deciding, ...given })) as Loaded;
  const decision = open({ ...given, loaded });
  const refusals = [
    ...checkActing(viewer.organization, shanghaiDay(now).toString()),
    ...checkOccurrence(told, { ...hub, now }, procedure.table.steps[step], null),
    ...refusalsOf(taken, decision, named),
    ...(await checkMaterials(deciding, materials)),
  ];
  const earlierAnswer = async (): Promise<ProceedingPayload<Facts> | null> => {
    const earlier = await earlierUse(session, viewer.organization.key, request);
    return earlier && replayStep(hub, procedure, earlier, session);
  };
  // What was right when it was asked may no longer be: a repetition gets its first answer all the same.
  if (refusals.length > 0 || isRefused(taken) || isRefused(decision))
    return (await earlierAnswer()) ?? refused(refusals);

  const opening = {
    procedure: procedure.name,
    numberPrefix: procedure.numberPrefix,
    aboutId: decision.aboutId ?? about?.key ?? null,
    openedAt: shanghaiText(deciding.occurredAt),
  };
  const row = newRow(procedure, viewer, { ...decision, aboutId: opening.aboutId }, taken.to, [
    opening.openedAt,
    shanghaiText(now),
  ]);
  const payload = await carryOut(deciding, { procedure, step, row, opening, to: taken.to, decision, input, request });
  if (payload?.change) hub.feed.wakeSequencer();
  const answer = payload ?? (await earlierAnswer());
  if (!answer) throw new Error('an idempotency key was refused and is not there');
  return answer;
}

function openersOf<Party extends string, Name extends string>(
  { table, rolesOf }: Procedure<object, string, Party, Name>,
  step: Name,
  { roles }: Viewer,
): Party[] {
  return listOf(table.steps[step].by).filter((party) => {
    const role = rolesOf?.[party];
    return role === undefined || roles.has(role);
  });
}

function newRow<Facts extends object>(
  procedure: Procedure<Facts>,
  { organization }: Viewer,
  { set, title, aboutId = null, guestIds = [], suspicion = null }: OpeningDecision<Facts>,
  state: string,
  [openedAt, changedAt]: readonly [string, string],
): ProceedingRow<Facts> {
  const key = uuidv7();
  const facts = { ...Object.fromEntries(procedure.facts.columns.map(({ property }) => [property, null])), ...set };
  return {
    ...(facts as unknown as Facts),
    __typename: procedure.typeName,
    key,
    id: procedure.ids.of(key),
    procedure: procedure.name,
    number: '',
    title: cutTitle(title),
    state,
    revision: 0,
    audience: [],
    guestIds,
    openedById: organization.key,
    openedBy: organization,
    openedAt,
    changedAt,
    closedAt: null,
    aboutId,
    suspicion,
    heirs: null,
    documentNumbers: null,
  };
}
