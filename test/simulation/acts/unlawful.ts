import { bodiesToday, existsToday, type County } from '../county/county.js';
import type { Answered } from '../county/ask.js';
import { readMatter, type Matter } from './matter.js';
import { procedures, stepsOf } from './mutations.js';
import { mutationOf, perform, requestFor } from './perform.js';
import { matterOnDesk } from './take-step.js';
import type { Input } from './write-input.js';

type Unlawful = (county: County) => Promise<void>;

/** Something that must be refused, or must change nothing again. */
export async function actUnlawfully(county: County): Promise<void> {
  await county.choices.pick(ways)(county);
}

const ways: readonly Unlawful[] = [
  stepNotOffered,
  stepNotOffered,
  withoutWhatIsNeeded,
  onAnEarlierRevision,
  keyAgain,
  keyAgainForOther,
  twiceAtOnce,
  withoutTheRole,
  asNobody,
  asWhoHasEnded,
  atAnImpossibleTime,
];

/** Somebody whom the matter does not concern, or at the wrong time: whoever is not offered a step cannot take it. */
async function stepNotOffered(county: County): Promise<void> {
  const { choices } = county;
  const known = [...county.matters.values()].slice(-200);
  if (known.length === 0) return;
  const picked = choices.pick(known);
  const { id, type } = picked;
  const who = choices.pick(bodiesToday(county)).code;
  const seen = await readMatter(county, who, picked);
  const { table, mutations } = procedures.get(type) ?? { table: { steps: {} }, mutations: {} };
  const offered = new Set(seen?.steps.map(({ mutation }) => mutation));
  const others = Object.entries<{ from: unknown }>(table.steps).flatMap(([name, { from }]) => {
    const mutation = (mutations as Record<string, string>)[name];
    const takesOne = [from].flat().some((state) => state !== null);
    if (mutation === undefined || !takesOne || offered.has(mutation)) return [];
    return mutationOf(county, mutation).changes?.type === type ? [mutation] : [];
  });
  if (others.length === 0) return;
  const mutation = choices.pick([...new Set(others)]);
  const matter: Matter = seen ?? {
    id,
    type,
    revision: 1,
    openedAt: '',
    stateLabel: '',
    steps: [],
    tasks: [],
    parties: [],
  };
  const answered = await perform(county, { who, intent: 'not offered', mutation, matter });
  mustBeRefused(county, answered, `${mutation} of ${type} by ${who}, who is not offered it`, id);
}

async function withoutWhatIsNeeded(county: County): Promise<void> {
  const found = await someOffer(county);
  if (!found) return;
  const { who, matter, mutation } = found;
  const steps = stepsOf(mutation);
  // What each of its steps needs: which of them is asked for, the request says.
  const always = Object.keys(steps[0]?.step.needs ?? {}).filter((name) =>
    steps.every(({ step }) => step.needs && name in step.needs),
  );
  const { input } = mutationOf(county, mutation);
  const texts = always.filter((name) => String(input.getFields()[name]?.type).startsWith('String'));
  const isWithoutMaterial = steps.every(({ step }) => step.materials !== undefined && step.anew);
  if (texts.length === 0 && !isWithoutMaterial) return;
  const given: Input = texts.length > 0 ? { [county.choices.pick(texts)]: '  ' } : { materials: [] };
  const answered = await perform(county, { who, intent: 'without what is needed', mutation, matter, given });
  mustBeRefused(county, answered, `${mutation} without ${Object.keys(given).join()}`, matter.id);
}

async function onAnEarlierRevision(county: County): Promise<void> {
  const found = await someOffer(county);
  if (!found || found.matter.revision < 2) return;
  const { who, matter, mutation } = found;
  if (!('expectedRevision' in mutationOf(county, mutation).input.getFields())) return;
  const given = { expectedRevision: matter.revision - 1 };
  const answered = await perform(county, { who, intent: 'on an earlier revision', mutation, matter, given });
  mustBeRefused(county, answered, `${mutation} on revision ${given.expectedRevision} of ${matter.revision}`, matter.id);
}

/** A request that was lost on its way back is sent again: the first answer comes again, and nothing happens twice. */
async function keyAgain(county: County): Promise<void> {
  const before = lastDone(county);
  if (!before) return;
  const { who, mutation, input } = before;
  const answered = await perform(county, { who, intent: 'the same again', mutation }, input as Input);
  const first = subjectOf(county, before.number);
  const changed = changedId(county, mutation, answered);
  if (answered.refusals.length > 0 || (first !== undefined && changed !== null && changed !== first)) {
    const told = JSON.stringify(answered);
    county.journal.violate(
      'idempotency',
      `${mutation} of act ${before.number} again was answered ${told}`,
      first ?? null,
    );
  }
}

async function keyAgainForOther(county: County): Promise<void> {
  const before = lastDone(county);
  if (!before) return;
  const { who, mutation, input } = before;
  const given = { idempotencyKey: (input as Input)['idempotencyKey'] };
  const other = { ...requestFor(county, { who, intent: '', mutation }), ...given };
  if (inOrder(other) === inOrder(input as Input)) return;
  const answered = await perform(county, { who, intent: 'the key of another request', mutation }, other);
  mustBeRefused(county, answered, `${mutation} with the key of act ${before.number}: ${inOrder(other)}`, null);
}

/** A request as text, its fields in order. */
function inOrder(input: Input): string {
  return JSON.stringify(Object.entries(input).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Two requests that are one arrive at the same moment. */
async function twiceAtOnce(county: County): Promise<void> {
  const found = await someOffer(county);
  if (!found) return;
  const { who, matter, mutation } = found;
  const attempt = { who, intent: 'twice at once', mutation, matter };
  const input = requestFor(county, attempt);
  const [one, other] = await Promise.all([perform(county, attempt, input), perform(county, attempt, input)]);
  const told = [one, other].map(({ payload, refusals }) => JSON.stringify({ payload, refusals }));
  if (told[0] !== told[1]) {
    county.journal.violate('idempotency', `${mutation} twice at once was answered ${told.join(' and ')}`, matter.id);
  }
}

async function withoutTheRole(county: County): Promise<void> {
  const found = await someOffer(county);
  if (!found) return;
  const { who, matter, mutation } = found;
  const answered = await perform(county, { who, intent: 'without the role', mutation, matter, roles: ['VIEWER'] });
  mustBeRefused(county, answered, `${mutation} by a viewer`, matter.id);
}

async function asNobody(county: County): Promise<void> {
  const token = county.choices.pick(['', 'nobody', 'eyJhbGciOiJub25lIn0.e30.']);
  const attempt = { who: 'nobody', intent: 'as nobody', mutation: 'publishOtherInformation', token };
  mustBeRefused(county, await perform(county, attempt), 'publishOtherInformation by nobody', null);
}

async function asWhoHasEnded(county: County): Promise<void> {
  const ended = county.bodies.filter((body) => !existsToday(county, body));
  if (ended.length === 0) return;
  const who = county.choices.pick(ended).code;
  const mutation = county.choices.pick(['publishOtherInformation', 'registerComplaint', 'sendCaseTransfer']);
  const answered = await perform(county, { who, intent: 'by whoever has ended', mutation });
  mustBeRefused(county, answered, `${mutation} by ${who}, which has ended`, null);
}

const pastMoments = ['formedAt', 'discoveredAt', 'occurredAt', 'calledAt', 'heldOn'];

/** What has happened has not happened next year. */
async function atAnImpossibleTime(county: County): Promise<void> {
  const { choices } = county;
  const mutation = choices.pick([
    'registerDiscovery',
    'sendDangerNotice',
    'callPolice',
    'registerPendingRecord',
    'recordTraining',
  ]);
  const field = pastMoments.find((name) => name in mutationOf(county, mutation).input.getFields());
  if (field === undefined) return;
  const day = county.today().add({ days: 3 + choices.below(400) });
  const given = { [field]: field === 'heldOn' ? day.toString() : `${day.toString()}T10:00:00+08:00` };
  const who = choices.pick(bodiesToday(county)).code;
  const answered = await perform(county, { who, intent: 'at an impossible time', mutation, given });
  mustBeRefused(county, answered, `${mutation} with ${field} ${String(given[field])}`, null);
}

async function someOffer(county: County) {
  const who = county.choices.pick(bodiesToday(county)).code;
  const matter = await matterOnDesk(county, who);
  const own = matter?.steps.filter(({ mutation }) => mutationOf(county, mutation).changes?.type === matter.type) ?? [];
  if (!matter || own.length === 0) return null;
  return { who, matter, mutation: county.choices.pick(own).mutation };
}

function lastDone({ journal, choices }: County) {
  const done = journal.acts.slice(-40).filter(({ outcome, input, intent }) => {
    const { idempotencyKey, dryRun } = input as Input;
    return outcome === 'done' && intent === 'lawful' && idempotencyKey !== undefined && dryRun !== true;
  });
  return done.length > 0 ? choices.pick(done) : null;
}

function subjectOf({ journal }: County, number: number): string | undefined {
  return [...journal.bySubject].find(([, acts]) => acts.some((act) => act.number === number))?.[0];
}

function changedId(county: County, mutation: string, { payload }: Answered): string | null {
  const { changes } = mutationOf(county, mutation);
  const changed = changes && (payload?.[changes.field] as { id?: string } | null | undefined);
  return changed?.id ?? null;
}

function mustBeRefused(county: County, { refusals }: Answered, what: string, subject: string | null): void {
  if (refusals.length === 0) county.journal.violate('refusals', `${what} was not refused`, subject);
}
