import { expect } from 'vitest';
import fc from 'fast-check';
import { change, read, type Acting } from '../builders/dated.js';
import { subscribe } from '../clients/subscriber.js';
import { allNumbered } from '../hub/all-numbered.js';
import { startHub, type TestHub } from '../hub/hub.js';
import { choicesFrom, type Choices } from './choices.js';

const departments = ['jtys', 'nync'] as const;
const townships = ['141025100', '141025101'] as const;
const keepers = [...departments, townships[0]] as const;
const codes = ['M-1', 'M-2'] as const;
const days = ['2021-01-01', '2022-01-01', '2023-01-01', '2025-01-01', '2027-01-01', '2030-01-01'] as const;
const filter = { subjectTypes: ['EnforcementItem'] };

/** What a follower keeps of an item. */
interface Kept {
  readonly id: string;
  readonly code: string;
  readonly department: { readonly code: string; readonly kind: string };
  readonly versions: readonly { readonly name: string; readonly validFrom: string; readonly validTo: string | null }[];
  readonly delegations: readonly {
    readonly township: { readonly code: string };
    readonly delegatedFrom: string;
    readonly revokedOn: string | null;
  }[];
}
const keptFields = `id code department { code kind } versions { name validFrom validTo }
  delegations { township { code } delegatedFrom revokedOn }`;

interface ChangesRead {
  readonly changes: {
    readonly endCursor: string;
    readonly changes: readonly { readonly kind: string; readonly subjectId: string; readonly subject: Kept | null }[];
  };
}

/** A random act on lists: its mutation, by whom and with what. What the lists do not allow is refused, and changes nothing. */
function actOf(
  choices: Choices,
  kept: readonly Kept[],
): { readonly mutation: string; readonly acting: Acting; readonly input: object } {
  const keeper = choices.pick(keepers);
  const acting: Acting = choices.chance(20) ? ['xzf'] : [keeper];
  const department = choices.pick(departments);
  const [code, from, to, right] = [choices.pick(codes), choices.pick(days), choices.pick(days), choices.pick(days)];
  // What is put right is there, as a rule.
  const stood = kept.length > 0 && choices.chance(85) ? choices.pick(kept) : null;
  const version = stood && choices.pick(stood.versions);
  const delegation = stood && stood.delegations.length > 0 ? choices.pick(stood.delegations) : null;
  const wrongVersion = {
    ...{ code: stood?.code ?? code, departmentCode: stood?.department.code ?? keeper },
    validFrom: version?.validFrom ?? from,
  };
  const item = { code, departmentCode: keeper };
  const handover = { itemCode: code, departmentCode: department, townshipCode: choices.pick(townships) };
  const wrongHandover = {
    ...{ itemCode: stood?.code ?? code, departmentCode: stood?.department.code ?? department },
    townshipCode: delegation?.township.code ?? handover.townshipCode,
    delegatedFrom: delegation?.delegatedFrom ?? from,
  };
  const basis = '古政办发〔2020〕40号';
  const reason = '登记有误';
  const told = { name: `行为${String(choices.below(5))}`, legalBasis: '《某条例》第一条', basis };
  const validTo = choices.chance(30) ? to : null;
  const byDepartment: Acting = acting[0] === 'xzf' ? acting : [department];
  const end = choices.chance(30) ? { withoutEnd: true } : choices.chance(50) ? { revokedOn: to } : {};
  return choices.pick([
    { mutation: 'recordEnforcementItem', acting, input: { ...item, ...told, validFrom: from, validTo } },
    { mutation: 'recordEnforcementItem', acting, input: { ...item, ...told, validFrom: from, validTo } },
    { mutation: 'delegateItem', acting: byDepartment, input: { ...handover, delegatedFrom: from, basis } },
    { mutation: 'delegateItem', acting: byDepartment, input: { ...handover, delegatedFrom: from, basis } },
    { mutation: 'revokeDelegation', acting: byDepartment, input: { ...handover, revokedOn: to, basis } },
    {
      mutation: 'correctEnforcementItem',
      acting: ['xzf'],
      input: { ...wrongVersion, correctedFrom: right, name: told.name, reason },
    },
    { mutation: 'cancelEnforcementItem', acting: ['xzf'], input: { ...wrongVersion, reason } },
    {
      mutation: 'correctDelegation',
      acting: ['xzf'],
      input: { ...wrongHandover, correctedFrom: right, ...end, reason },
    },
    { mutation: 'cancelDelegation', acting: ['xzf'], input: { ...wrongHandover, reason } },
  ]);
}

const holds = (from: string, to: string | null, day: string): boolean => from <= day && (to === null || day < to);

/** What the lists of a day say by what a follower keeps. */
function listOf(kept: Iterable<Kept>, day: string): string[] {
  return [...kept]
    .flatMap(({ id, code, department, versions, delegations }) => {
      const version = versions.find(({ validFrom, validTo }) => holds(validFrom, validTo, day));
      return version ? [JSON.stringify({ id, code, department, name: version.name, delegations })] : [];
    })
    .toSorted();
}

/** Who is competent by what a follower keeps. */
function competentBy(kept: Iterable<Kept>, code: string, township: string, day: string): string | null {
  const listed = [...kept].filter(
    (item) =>
      item.code === code &&
      (item.department.kind !== 'TOWNSHIP' || item.department.code === township) &&
      item.versions.some(({ validFrom, validTo }) => holds(validFrom, validTo, day)),
  );
  const isHandedOver = listed.some(({ delegations }) =>
    delegations.some((one) => one.township.code === township && holds(one.delegatedFrom, one.revokedOn, day)),
  );
  const [holder, ...others] = new Set(isHandedOver ? [township] : listed.map(({ department }) => department.code));
  return others.length > 0 ? null : (holder ?? null);
}

const places = days.flatMap((day) => codes.flatMap((code) => townships.map((township) => ({ day, code, township }))));

interface Shown {
  readonly nodes?: readonly (Kept & { readonly name: string })[];
  readonly organization?: { readonly code: string };
}

/** No operation asks more at once. */
const mostFields = 20;

/** Lists and competence of all days, as a follower holds them and as the hub shows them. */
async function expectHeld(hub: TestHub, kept: ReadonlyMap<string, Kept>, after: unknown): Promise<void> {
  const lists = days.map(
    (day, place) => `d${place}: enforcementItems(first: 10, filter: { on: "${day}" }) { nodes { name ${keptFields} } }`,
  );
  const competences = places.map(
    ({ day, code, township }, place) =>
      `c${place}: competentOrganization(itemCode: "${code}", townshipCode: "${township}", on: "${day}") { organization { code } }`,
  );
  const shown: Record<string, Shown | null> = {};
  const fields = [...lists, ...competences];
  for (let place = 0; place < fields.length; place += mostFields) {
    const some = fields.slice(place, place + mostFields).join('\n');
    Object.assign(shown, await read<Record<string, Shown | null>>(hub, ['lyj'], `{ ${some} }`));
  }
  const listsShown = days.map((_, place) =>
    (shown[`d${place}`]?.nodes ?? [])
      .map(({ id, code, department, name, delegations }) => JSON.stringify({ id, code, department, name, delegations }))
      .toSorted(),
  );
  expect({ after, lists: days.map((day) => listOf(kept.values(), day)) }).toEqual({ after, lists: listsShown });
  expect({
    after,
    competent: places.map(({ day, code, township }) => competentBy(kept.values(), code, township, day)),
  }).toEqual({ after, competent: places.map((_, place) => shown[`c${place}`]?.organization?.code ?? null) });
}

/**
 * After each act of a random history a follower who has applied the changes of the log holds the lists and the competence of every day as the
 * hub shows them; live and replayed it is sent the same; an act that is refused tells nothing. `prepare` may break the hub first.
 */
export async function expectListsFollowed(
  prepare: (hub: TestHub) => Promise<void> = async () => undefined,
  numRuns = 4,
) {
  await fc.assert(
    fc.asyncProperty(fc.nat(), async (seed) => {
      const hub = await startHub();
      const live = subscribe(hub.url, await hub.token('lyj'), { after: hub.running.hub.feed.cursor(0), filter });
      try {
        await prepare(hub);
        const choices = choicesFrom(fc.sample(fc.nat(), { seed, numRuns: 1000 }));
        const kept = new Map<string, Kept>();
        const sent: string[] = [];
        let after: string | null = null;
        for (let act = 0; act < 24; act += 1) {
          const { mutation, acting, input } = actOf(choices, [...kept.values()]);
          const { userErrors } = await change<{ userErrors: unknown[] }>(hub, acting, mutation, '', input);
          await allNumbered(hub);
          const { changes }: ChangesRead = await read(
            hub,
            [choices.pick([...keepers, 'lyj'])],
            `query ($after: String, $filter: ChangeFilter) { changes(after: $after, filter: $filter) {
              endCursor changes { kind subjectId subject { ... on EnforcementItem { ${keptFields} } } } } }`,
            { after, filter },
          );
          after = changes.endCursor;
          if (userErrors.length > 0) expect({ mutation, input, told: changes.changes }).toMatchObject({ told: [] });
          for (const { kind, subjectId, subject } of changes.changes) {
            sent.push(subjectId);
            if (kind === 'RETRACTED' || !subject) kept.delete(subjectId);
            else kept.set(subjectId, subject);
          }
          await expectHeld(hub, kept, { mutation, input });
        }
        const followed = (await live.until(sent.length)).filter(({ kind }) => kind !== 'HEARTBEAT');
        expect(followed.map(({ subjectId }) => subjectId)).toEqual(sent);
      } finally {
        await live.close();
        await hub.close();
      }
    }),
    { numRuns, endOnFailure: true },
  );
}
