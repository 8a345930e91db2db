import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isNonNullType, parse, subscribe } from 'graphql';
import { hubSchema } from '../../../src/app/schema.js';
import { requestContext } from '../../../src/core/request-context.js';
import { roles } from '../../../src/core/identity/index.js';
import { patienceFactor } from '../../harness/time/patience.js';
import { assistanceInput } from '../../harness/builders/assistance.js';
import { categoryTypes, inputOf } from '../../harness/builders/category-inputs.js';
import { complaintInput } from '../../harness/builders/complaint.js';
import { consultationInput } from '../../harness/builders/consultation.js';
import { dangerNoticeInput } from '../../harness/builders/danger-notice.js';
import { itemDispute } from '../../harness/builders/dispute.js';
import { graphql, type GraphqlAnswer } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { freshKey, sharing } from '../../harness/builders/inputs.js';
import { movingClock } from '../../harness/time/moving-clock.js';
import { policeInput } from '../../harness/builders/police-support.js';
import { proceedingHistory } from '../../harness/properties/proceeding-history.js';
import {
  endsOf,
  operationOn,
  placesOf,
  variablesFor,
  type Likely,
  type Place,
} from '../../harness/properties/scalar-ends.js';
import { transferInput } from '../../harness/builders/transfer.js';

/**
 * Each scalar that a caller may send, at its ends, in a request that is likely otherwise. A sample in `npm test`; all of it by
 * `SCALAR_ENDS=all`, another sample by `SCALAR_ENDS_SEED=<number>`.
 */
const everything = process.env['SCALAR_ENDS'] === 'all';
const seed = Number(process.env['SCALAR_ENDS_SEED'] ?? 16);
const sampleSize = 700;

const now = '2024-03-30T09:00:00.000+08:00';
const today = now.slice(0, 10);
const schema = hubSchema();
let hub: TestHub;
/** Ids by the type of what has them. */
const idsByType = new Map<string, string>();
/** Who is most likely allowed what, one after the other. */
const organizations = ['scjg', '141025100', 'xzf', 'sfj', 'zrzy', 'gaj'];
const tokens: string[] = [];

const at = { formedAt: now, discoveredAt: now, neededSince: now, occurredAt: now, receivedAt: now };
const shared = { ...sharing('边界值', now) };
/** Whole inputs where a single field does not make one likely. */
const bases: Readonly<Record<string, object>> = {
  ...Object.fromEntries(categoryTypes.map((type) => [`publish${type}`, inputOf(type, { sharing: shared })])),
  sendCaseTransfer: transferInput({ discoveredAt: at.discoveredAt }),
  registerComplaint: complaintInput(),
  requestAssistance: assistanceInput(),
  callConsultation: consultationInput(),
  sendDangerNotice: dangerNoticeInput({ discoveredAt: at.discoveredAt }),
  callPolice: policeInput({ occurredAt: at.occurredAt }),
  raiseDispute: itemDispute(),
  endOrganization: { code: 'wlj', validTo: '2150-01-01', basis: '机构改革' },
};

const texts: Readonly<Record<string, string>> = {
  toCode: 'zrzy',
  divisionCode: '141025',
  itemCode: '330231-01',
  townshipCode: '141025100',
  contentType: 'application/pdf',
  name: '边界值.pdf',
  sha256: 'a'.repeat(64),
  jwk: '{}',
  document: '{ viewer { name } }',
};

const likely: Likely = (name, { name: type }) => {
  if (name === 'idempotencyKey') return freshKey();
  const known = texts[name];
  if (known !== undefined) return known;
  if (type === 'ID')
    return idsByType.get(`${name.charAt(0).toUpperCase()}${name.slice(1, -2)}`) ?? idsByType.get('PenaltyDecision');
  if (type === 'DateTime') return /^(planned|meets|expires|ends)/.test(name) ? '2024-04-20T09:00:00+08:00' : now;
  if (type === 'LocalDate') return /^(due|until|valid|revoked)/.test(name) ? '2024-04-10' : today;
  if (type === 'Int') return name === 'year' ? 2024 : 5;
  if (type === 'Decimal') return '1.00';
  if (type === 'Boolean') return true;
  return /Codes?$/.test(name) ? 'nync' : '边界值';
};

beforeAll(async () => {
  const clock = movingClock('2024-03-04T08:00:00+08:00');
  hub = await startHub({ clock });
  await proceedingHistory(hub, clock);
  clock.moveTo(now);
  for (const organization of organizations) tokens.push(await hub.token(organization, Object.values(roles)));
  for (const [index, type] of [...categoryTypes, 'CaseTransfer'].entries()) {
    const field = type === 'CaseTransfer' ? 'sendCaseTransfer' : `publish${type}`;
    const inputType = type === 'CaseTransfer' ? 'SendCaseTransferInput' : `Publish${type}Input`;
    const mutation = `mutation ($input: ${inputType}!) { ${field}(input: $input) { userErrors { message } } }`;
    const { data } = await graphql<Record<string, { userErrors: unknown[] }>>(
      hub.url,
      tokens[index === 0 ? 1 : 0] ?? '',
      mutation,
      {
        input: { ...bases[field], idempotencyKey: freshKey() },
      },
    );
    if (data?.[field]?.userErrors.length !== 0) throw new Error(`${field} was refused: ${JSON.stringify(data)}`);
  }
  for (const token of tokens) {
    const list = await graphql<Record<string, { nodes: { id: string; __typename: string }[] }>>(
      hub.url,
      token,
      '{ a: proceedings(first: 100) { nodes { id __typename } } b: sharedRecords(first: 100) { nodes { id __typename } } }',
    );
    for (const { id, __typename } of Object.values(list.data ?? {}).flatMap(({ nodes }) => nodes)) {
      idsByType.set(__typename, id);
    }
  }
});
afterAll(() => hub.close());

type Answer = GraphqlAnswer<unknown>;

const instant = /\d{4}-\d\d-\d\dT\d\d:\d\d/;
const strict = /^[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+08:00$/;

/** Texts of an answer that are instants in any other form than the one that is promised. */
function oddInstants(value: unknown): string[] {
  if (typeof value === 'string') return instant.test(value.slice(0, 16)) && !strict.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(oddInstants) : [];
}

/** What is wrong with an answer, whatever was asked; null when nothing is. A text that was given comes back as it was. */
function faultOf({ status, errors = [], data }: Answer, givenText: string | null): string | null {
  if (status >= 500) return `HTTP ${status}`;
  const internal = errors.find(
    ({ extensions }) => !extensions?.['code'] || extensions['code'] === 'INTERNAL_SERVER_ERROR',
  );
  if (internal) return JSON.stringify(internal);
  const odd = oddInstants(data).filter((value) => givenText === null || !value.includes(givenText));
  return odd.length > 0 ? `instants ${odd.slice(0, 3).join(' ')}` : null;
}

const allowed = new Map<string, Promise<string>>();

/** The token of an organization that may ask this at all. */
function tokenFor(place: Place): Promise<string> {
  const { root, field } = place;
  const known = allowed.get(field.name);
  if (known) return known;
  const found = (async () => {
    for (const token of tokens) {
      const variables = variablesFor({ ...place, path: [] }, undefined, likely, bases[field.name]);
      const answer =
        root === 'subscription' ? null : await graphql(hub.url, token, operationOn(place), fresh(variables));
      if (answer && !JSON.stringify(answer).match(/FORBIDDEN|WRONG_PARTY/)) return token;
    }
    return tokens[0] ?? '';
  })();
  allowed.set(field.name, found);
  return found;
}

/** A key of its own for each request, but where the key itself is tried. */
function fresh(variables: object, tried: readonly string[] = []): object {
  const { input } = variables as { input?: { idempotencyKey?: unknown } };
  if (input?.idempotencyKey === undefined || tried.at(-1) === 'idempotencyKey') return variables;
  return { ...variables, input: { ...input, idempotencyKey: freshKey() } };
}

async function followed(place: Place, variables: object): Promise<Answer> {
  const contextValue = requestContext(hub.running.hub, await hub.running.hub.authenticate(tokens[0] ?? ''));
  const document = parse(operationOn(place));
  const answer = await subscribe({ schema, document, contextValue, variableValues: { ...variables } });
  if (Symbol.asyncIterator in answer) {
    await answer.return?.();
    return { status: 200 };
  }
  return {
    status: 200,
    errors:
      answer.errors?.map(({ message, extensions }) => ({
        message,
        extensions: { code: 'BAD_USER_INPUT', ...extensions },
      })) ?? [],
  };
}

/** Root fields of which one request at least was taken as it was: what is refused whole tries nothing. */
const taken = new Set<string>();

function isTaken({ errors = [], data }: Answer): boolean {
  return errors.length === 0 && !/"userErrors":\[\{/.test(JSON.stringify(data) ?? '');
}

async function tryAt(place: Place, end: unknown): Promise<string | null> {
  const variables = fresh(variablesFor(place, end, likely, bases[place.field.name]), place.path);
  const answer =
    place.root === 'subscription'
      ? await followed(place, variables)
      : await graphql(hub.url, await tokenFor(place), operationOn(place), variables);
  if (isTaken(answer)) taken.add(place.field.name);
  const fault = faultOf(answer, place.type.name === 'String' && typeof end === 'string' ? end.trim() || null : null);
  return fault && `${place.field.name} ${place.path.join('.')} = ${JSON.stringify(end)?.slice(0, 80)}: ${fault}`;
}

/** Mulberry32: the same sample for the same seed. */
function sampled<Item>(items: readonly Item[], size: number): Item[] {
  let state = seed;
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const order = new Map(items.map((item) => [item, random()]));
  return items.toSorted((one, other) => (order.get(one) ?? 0) - (order.get(other) ?? 0)).slice(0, size);
}

/** The schema has its fields in the order in which files were loaded, and a sample must not rest on that. */
function textOf({ place, end }: { readonly place: Place; readonly end: unknown }): string {
  return `${place.root} ${place.field.name} ${place.path.join('.')} ${JSON.stringify(end)}`;
}

/** Times and numbers are what this guards first: they are all tried before texts and enums are sampled. */
const timesAndNumbers = new Set(['DateTime', 'LocalDate', 'Int', 'Float', 'Decimal']);

const always = 'sendCaseTransfer';

describe('every scalar of the schema at its ends', () => {
  const all = placesOf(schema)
    .flatMap((place) => endsOf(place).map((end) => ({ place, end })))
    .toSorted((one, other) => textOf(one).localeCompare(textOf(other), 'en'));

  test(
    `[files F4] [files F9] [connect D15] is answered or refused by name, and never an internal error (seed ${seed})`,
    async () => {
      const first = all.filter(
        ({ place }) => timesAndNumbers.has(place.type.name) && place.path.at(-1) !== 'expectedRevision',
      );
      const rest = all.filter((each) => !first.includes(each));
      // Whatever the sample: what else is in its requests is good, so that one of these must be taken.
      const good = all.filter(({ place }) => place.field.name === always && place.type.name === 'Boolean');
      const some = new Set([...good, ...sampled(first, sampleSize * 0.7), ...sampled(rest, sampleSize * 0.3)]);
      const tried = everything ? all : [...some];
      const faults: string[] = [];
      const queue = tried.values();
      await Promise.all(
        Array.from({ length: 4 }, async () => {
          for (const { place, end } of queue) faults.push(...[await tryAt(place, end)].flatMap((fault) => fault ?? []));
        }),
      );
      expect(faults).toEqual([]);
      expect(taken.size).toBeGreaterThan(30);
      expect(taken).toContain(always);
    },
    (everything ? 3_600_000 : 240_000) * patienceFactor(),
  );

  const figures = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ name }) =>
    name.endsWith('Statistics'),
  );

  /** The best of three: other work of the machine is not the statement's. */
  async function slowest(): Promise<Record<string, number>> {
    const period = { from: '1949-10-01', to: '2200-12-31' };
    const times: Record<string, number> = {};
    for (const field of figures) {
      const place: Place = { root: 'query', field, path: [], type: schema.getType('LocalDate') as Place['type'] };
      const required = variablesFor(place, undefined, likely, undefined);
      const variables = field.args.some(({ name, type }) => name === 'period' && isNonNullType(type))
        ? { ...required, period }
        : required;
      for (let attempt = 0; attempt < 3; attempt += 1) {
        const begun = performance.now();
        const answer = await graphql(hub.url, tokens[2] ?? '', operationOn(place), variables);
        times[field.name] = Math.min(times[field.name] ?? Infinity, performance.now() - begun);
        expect({ field: field.name, fault: faultOf(answer, null), errors: answer.errors ?? [] }).toEqual({
          field: field.name,
          fault: null,
          errors: [],
        });
      }
    }
    return times;
  }

  test('[files F4] leaves every figure answering in half a second, also where dates of the year 1 stand from before', async () => {
    const { owner } = hub;
    await owner.query(`SET session_replication_role = replica;
      UPDATE case_transfer SET discovered_at = '0001-01-01T00:00:00Z';
      UPDATE complaint SET received_at = '0001-01-01T00:00:00Z', accepted_at = '2200-12-31';
      UPDATE assistance_request SET requested_at = '0001-01-01T00:00:00Z' WHERE requested_at IS NOT NULL;
      UPDATE conference_resolution SET adopted_at = '0001-01-01T00:00:00Z';
      SET session_replication_role = DEFAULT`);
    const slow = Object.entries(await slowest()).filter(([, milliseconds]) => milliseconds > 500);
    expect(figures.length).toBeGreaterThan(8);
    expect(slow).toEqual([]);
  });
});
