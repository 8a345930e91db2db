import fc from 'fast-check';
import { expect } from 'vitest';
import { freshKey, otherInput, publishOther, sharing } from '../builders/inputs.js';
import { transferInput } from '../builders/transfer.js';
import { askStep, proceedingOf } from '../clients/proceeding.js';
import { mutate } from '../clients/publish.js';
import { askAs, openAs, readingsSeenBy } from '../clients/readings.js';
import { startHub, type TestHub } from '../hub/hub.js';
import { choicesFrom, type Choices } from './choices.js';

const members = ['141025100', '141025101', 'zrzy', 'scjg', 'xzf'] as const;
type Member = (typeof members)[number];

/** A record or a case, who may see it, and who has had it in hand. */
interface Subject {
  readonly id: string;
  readonly owner: Member;
  readonly isRecord: boolean;
  /** Null: everybody. */
  readonly audience: readonly Member[] | null;
  readonly readers: Set<Member>;
}

const sees = ({ audience }: Subject, member: Member): boolean => audience === null || audience.includes(member);

/** Whose readings of a subject a member is told: the rule, said once more. */
function toldOf({ isRecord, owner, readers }: Subject, member: Member): Member[] {
  const all = !isRecord || member === owner || member === 'xzf';
  return [...readers].filter((reader) => all || reader === member).sort();
}

/** What a member finds with `unreadBy`. */
function unreadFor(subjects: readonly Subject[], member: Member, by: Member): string[] {
  return subjects
    .filter((subject) => sees(subject, member) && sees(subject, by) && !subject.readers.has(by))
    .filter(
      ({ isRecord, owner }) => !isRecord || (owner !== by && (member === by || member === owner || member === 'xzf')),
    )
    .map(({ id }) => id)
    .sort();
}

async function makeSubject(hub: TestHub, choices: Choices): Promise<Subject> {
  if (choices.chance(40)) {
    const owner = choices.pick(['141025100', '141025101'] as const);
    const toCode = choices.pick(['zrzy', 'scjg'] as const);
    const api = { field: 'caseTransfer' };
    const answer = await askStep(hub, owner, api, { mutation: 'sendCaseTransfer' }, transferInput({ toCode }));
    const audience = [owner, toCode];
    return { id: proceedingOf(answer).id, owner, isRecord: false, audience, readers: new Set([owner]) };
  }
  const owner = choices.pick(members);
  const named = choices.chance(50) ? [choices.pick(members), choices.pick(members)] : null;
  const scope = named ? { scope: 'NAMED_ORGANIZATIONS', organizationCodes: named } : {};
  const input = otherInput({ idempotencyKey: freshKey(), sharing: { ...sharing(), ...scope } });
  const { record, userErrors } = await mutate(hub, owner, publishOther, input);
  if (!record) throw new Error(JSON.stringify(userErrors));
  return { id: record.id, owner, isRecord: true, audience: named && [owner, ...named], readers: new Set() };
}

const unreadQuery = `query ($by: String!) {
  sharedRecords(first: 100, filter: { unreadBy: $by }) { nodes { id } }
  proceedings(first: 100, filter: { unreadBy: $by }) { nodes { id } }
}`;

async function unreadSeenBy(hub: TestHub, member: Member, by: Member): Promise<string[]> {
  type Lists = Record<'sharedRecords' | 'proceedings', { readonly nodes: readonly { readonly id: string }[] }>;
  const { sharedRecords, proceedings } = await askAs<Lists>(hub, member, unreadQuery, { by });
  return [...sharedRecords.nodes, ...proceedings.nodes].map(({ id }) => id).sort();
}

/**
 * After any history of records, cases and openings every member is told of exactly the readings that the rule gives it, and no name of
 * anybody elsewhere; `prepare` may take a defence away first.
 */
export async function expectExactlyTheReadings(
  prepare: (hub: TestHub) => Promise<void> = async () => undefined,
  numRuns = 3,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(), { minLength: 100, maxLength: 300 }), async (tape) => {
      const hub = await startHub();
      try {
        await prepare(hub);
        const choices = choicesFrom(tape);
        const subjects: Subject[] = [];
        for (let act = 0; act < 40; act += 1) {
          if (subjects.length === 0 || choices.chance(25)) subjects.push(await makeSubject(hub, choices));
          const subject = choices.pick(subjects);
          const member = choices.pick(members);
          expect(await openAs(hub, member, subject.id)).toBe(sees(subject, member));
          if (sees(subject, member)) subject.readers.add(member);
        }
        for (const member of members) {
          const seen = await readingsSeenBy(hub, member);
          for (const subject of subjects) {
            const readings = seen
              .get(subject.id)
              ?.toSorted((one, other) => (one.organization.code < other.organization.code ? -1 : 1));
            // Of one's own organization each person is told.
            const lines = readings?.map(
              ({ organization, personName }) => `${organization.code} ${personName !== null}`,
            );
            const told = lines && [...new Set(lines)];
            const expected = toldOf(subject, member).map((code) => `${code} ${code === member}`);
            expect({ member, told }).toEqual({ member, told: sees(subject, member) ? expected : undefined });
          }
          for (const by of members) {
            const found = await unreadSeenBy(hub, member, by);
            expect({ member, by, found }).toEqual({ member, by, found: unreadFor(subjects, member, by) });
          }
        }
      } finally {
        await hub.close();
      }
    }),
    { numRuns, endOnFailure: true },
  );
}
