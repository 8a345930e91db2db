import { buildSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hubSchema } from '../../../src/app/schema.js';
import { officesOfRole, roles, type Role } from '../../../src/core/identity/role.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { smallestRequest } from '../../harness/properties/smallest-request.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

const schema = hubSchema();
const requests = (['query', 'mutation'] as const).flatMap((operation) => {
  const type = operation === 'query' ? schema.getQueryType() : schema.getMutationType();
  return Object.values(type?.getFields() ?? {}).map((field) => ({
    field: field.name,
    ...smallestRequest(operation, field),
  }));
});

/** An organization whose people may hold the role. */
function holderOf(role: Role): string {
  const [office] = officesOfRole[role] ?? [];
  return office === undefined ? 'scjg' : office === 'conferenceOffice' ? 'sfj' : 'xzf';
}

async function fieldsOf(search: string): Promise<Set<string>> {
  const answer = await fetch(`${hub.url}/schema.graphql?${search}`);
  const built = buildSchema(await answer.text());
  const types = [built.getQueryType(), built.getMutationType()];
  return new Set(types.flatMap((type) => Object.keys(type?.getFields() ?? {})));
}

describe('[connect] /schema.graphql?role=', () => {
  test.each(Object.keys(roles) as Role[])('%s has every root field that it may ask, and no other', async (role) => {
    const token = await hub.token(holderOf(role), [role]);
    const kept = await fieldsOf(`role=${role}`);
    const allowed: string[] = [];
    const waiting = [...requests];
    const ask = async (): Promise<void> => {
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        const { errors } = await graphql(hub.url, token, next.text, next.variables);
        if (!errors?.some(({ extensions }) => extensions?.['code'] === 'FORBIDDEN')) allowed.push(next.field);
      }
    };
    await Promise.all(Array.from({ length: 8 }, ask));
    expect([...kept].sort()).toEqual(allowed.sort());
  });

  test('of several roles has what any of them may ask', async () => {
    const [publisher, auditor, both] = await Promise.all(
      ['role=PUBLISHER', 'role=AUDITOR', 'role=PUBLISHER,AUDITOR'].map(fieldsOf),
    );
    expect(both).toEqual(new Set([...(publisher ?? []), ...(auditor ?? [])]));
    expect(await fieldsOf('role=AUDITOR&role=PUBLISHER')).toEqual(both);
  });

  test.each([
    'role=NOBODY',
    'role=',
    'role=publisher',
    'chapter=nothing',
    'roles=PUBLISHER',
    'role=PUBLISHER&chapter=',
  ])('%s is refused and tells what there is', async (search) => {
    const answer = await fetch(`${hub.url}/schema.graphql?${search}`);
    expect([answer.status, await answer.json()]).toMatchObject([
      400,
      { errors: [{ message: expect.stringMatching(/可用 \w/), extensions: { code: 'BAD_USER_INPUT' } }] },
    ]);
  });

  test('with a chapter has the examples of what it has', async () => {
    const text = await (await fetch(`${hub.url}/schema.graphql?role=PUBLISHER&chapter=sharing`)).text();
    expect(text).toMatch(/^# examples\/operations\/.*publish-penalty-decision\.graphql$/m);
    expect(text).not.toContain('case-transfer.graphql');
    expect(await fieldsOf('chapter=sharing,changes')).toContain('acknowledgeChanges');
  });
});

describe('[connect] what tools ask for', () => {
  test('is told once: whoever has it already is answered 304', async () => {
    for (const path of ['/schema.graphql', '/schema.graphql?role=VIEWER', '/possibleTypes.json']) {
      const first = await fetch(`${hub.url}${path}`, { headers: { 'accept-encoding': 'br' } });
      expect([path, first.headers.get('content-encoding')]).toEqual([path, 'br']);
      const plain = await fetch(`${hub.url}${path}`, { headers: { 'accept-encoding': 'identity' } });
      expect(await first.text()).toBe(await plain.text());
      const etag = first.headers.get('etag') ?? '';
      const again = await fetch(`${hub.url}${path}`, { headers: { 'if-none-match': etag } });
      expect([path, again.status]).toEqual([path, 304]);
    }
  });

  test('has the types behind each interface', async () => {
    const possible = (await (await fetch(`${hub.url}/possibleTypes.json`)).json()) as Record<string, string[]>;
    expect(possible['SharedRecord']).toEqual([...(possible['SharedRecord'] ?? [])].sort());
    expect(possible).toMatchObject({ Proceeding: expect.arrayContaining(['CaseTransfer', 'Complaint']) });
  });
});
