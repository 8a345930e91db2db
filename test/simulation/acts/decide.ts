import { notice2027 } from '../../harness/builders/notice.js';
import { actingFor, bodiesToday, type Body, type County } from '../county/county.js';
import { read } from '../county/ask.js';
import { items } from './meanings.js';
import { perform } from './perform.js';
import type { Input } from './write-input.js';

/** Mutations of reference data, and who asks for them: the county government, a department for its own items, or anybody. */
export const decisions: readonly (readonly [mutation: string, who: 'county' | 'department' | 'anybody'])[] = [
  ['setPolicy', 'county'],
  ['correctPolicy', 'county'],
  ['cancelPolicy', 'county'],
  ['renameOrganization', 'county'],
  ['correctOrganizationName', 'county'],
  ['cancelOrganizationName', 'county'],
  ['addConferenceMember', 'county'],
  ['endConferenceMember', 'county'],
  ['correctConferenceMember', 'county'],
  ['cancelConferenceMember', 'county'],
  ['appointConferenceRole', 'county'],
  ['correctConferenceRole', 'county'],
  ['cancelConferenceRole', 'county'],
  ['recordEnforcementItem', 'department'],
  ['correctEnforcementItem', 'department'],
  ['cancelEnforcementItem', 'department'],
  ['delegateItem', 'department'],
  ['delegateItem', 'department'],
  ['revokeDelegation', 'department'],
  ['correctDelegation', 'department'],
  ['cancelDelegation', 'department'],
  ['declareNeed', 'anybody'],
];

/** What a correction names, as it was told: by the mutation that told it. */
const puttingRight: Readonly<Record<string, readonly [told: string, names: readonly string[]]>> = {
  correctPolicy: ['setPolicy', ['name', 'validFrom']],
  cancelPolicy: ['setPolicy', ['name', 'validFrom']],
  correctOrganizationName: ['renameOrganization', ['code', 'validFrom']],
  cancelOrganizationName: ['renameOrganization', ['code', 'validFrom']],
  correctConferenceMember: ['addConferenceMember', ['organizationCode', 'validFrom']],
  cancelConferenceMember: ['addConferenceMember', ['organizationCode', 'validFrom']],
  correctConferenceRole: ['appointConferenceRole', ['role', 'validFrom']],
  cancelConferenceRole: ['appointConferenceRole', ['role', 'validFrom']],
  correctEnforcementItem: ['recordEnforcementItem', ['code', 'validFrom']],
  cancelEnforcementItem: ['recordEnforcementItem', ['code', 'validFrom']],
  revokeDelegation: ['delegateItem', ['itemCode', 'townshipCode']],
  correctDelegation: ['delegateItem', ['itemCode', 'townshipCode', 'delegatedFrom']],
  cancelDelegation: ['delegateItem', ['itemCode', 'townshipCode', 'delegatedFrom']],
};

/** Policies, members and offices of the conference, items and their delegation are decided on and put right. */
export async function decideReference(county: County): Promise<void> {
  const { choices, journal } = county;
  const [mutation, by] = choices.pick(decisions);
  const [told = '', names = []] = puttingRight[mutation] ?? [];
  const earlier = journal.acts.filter((act) => act.mutation === told && act.outcome === 'done').slice(-30);
  if (earlier.length > 0 && choices.chance(90)) {
    const { who, input } = choices.pick(earlier);
    const named = Object.fromEntries(names.map((name) => [name, (input as Input)[name]]));
    return decide(county, actingFor(county, who), mutation, named);
  }
  if (by === 'county') return decide(county, 'xzf', mutation);
  if (by === 'anybody') return decide(county, choices.pick(bodiesToday(county)).code, mutation);
  const item = choices.pick(items);
  const input = 'itemCode' in inputFields(county, mutation) ? { itemCode: item.code } : { code: item.code };
  return decide(county, actingFor(county, item.department), mutation, input);
}

function inputFields({ schema }: County, mutation: string): object {
  const asked = schema.getMutationType()?.getFields()[mutation];
  const type = asked?.args.find((arg) => arg.name === 'input')?.type;
  const named = type && schema.getType(String(type).replace('!', ''));
  return named && 'getFields' in named ? named.getFields() : {};
}

async function decide(county: County, who: string, mutation: string, given: Input = {}): Promise<void> {
  await perform(county, { who, intent: 'lawful', mutation, given });
}

const bodyFields = 'code name kind validFrom validTo successor { code } portions { successor { code } }';

/** What organizations there are now, and those that there were. */
export async function learnBodies(county: County): Promise<void> {
  const known = new Map(county.bodies.map((body) => [body.code, body]));
  const { organizations } = await read<{ organizations: Body[] }>(county, 'xzf', `{ organizations { ${bodyFields} } }`);
  for (const body of organizations) known.set(body.code, body);
  for (const code of known.keys()) {
    if (organizations.some((body) => body.code === code)) continue;
    const query = `query ($code: String!) { organization(code: $code) { ${bodyFields} } }`;
    const { organization } = await read<{ organization: Body }>(county, 'xzf', query, { code });
    known.set(code, organization);
  }
  county.bodies = [...known.values()].sort((one, other) => (one.code < other.code ? -1 : 1));
}

type Event = readonly [part: number, what: string, happen: (county: County) => Promise<void>];

/** What happens once, at a part of the time that is simulated: 0.4 of fifteen months is the first of July, 0.6 that of October. */
export const events: readonly Event[] = [
  [0, 'departments list their items', listItems],
  [0.2, 'a township is ended too early', (county) => end(county, '141025102', { successorCode: '141025100' }, 20)],
  [0.22, 'its end is taken back before it comes', (county) => takeBack(county, '141025102')],
  [0.4, 'a township is merged', (county) => end(county, '141025202', { successorCode: '141025103' })],
  [0.5, 'a department is ended by mistake', (county) => end(county, 'jtys', { successorCode: 'zrzy' })],
  [0.53, 'its end is taken back', (county) => takeBack(county, 'jtys')],
  [
    0.6,
    'a department is divided by its items',
    (county) => {
      const itemCodes = items.filter(({ department }) => department === 'whly').map(({ code }) => code);
      return end(county, 'whly', { successorCode: 'scjg', portions: [{ successorCode: 'lyj', itemCodes }] });
    },
  ],
];

async function listItems(county: County): Promise<void> {
  for (const { code, department } of items) {
    await decide(county, department, 'recordEnforcementItem', { code, validFrom: '2021-01-01', dryRun: undefined });
  }
}

async function end(county: County, code: string, given: Input, inDays = 0): Promise<void> {
  const validTo = county.today().add({ days: inDays }).toString();
  await settled(county, 'endOrganization', { code, validTo, portions: undefined, ...given });
}

async function takeBack(county: County, code: string): Promise<void> {
  await settled(county, 'correctOrganizationEnd', {
    code,
    validTo: undefined,
    successorCode: undefined,
    portions: undefined,
  });
}

async function settled(county: County, mutation: string, given: Input): Promise<void> {
  const known = bodiesToday(county).some(({ code }) => code === given['code']) || mutation !== 'endOrganization';
  if (!known) return;
  await decide(county, 'xzf', mutation, { ...given, dryRun: undefined });
  await learnBodies(county);
}

/** The State Council announces the holidays of 2027 in December (T4: working days follow). */
export async function announceNextYear(county: County): Promise<void> {
  await decide(county, 'xzf', 'announceHolidays', { ...notice2027, dryRun: undefined });
}
