import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hubSchema } from '../../../src/app/schema.js';
import {
  isRole,
  officesOfRole,
  permissions,
  roles,
  type Permission,
  type Role,
} from '../../../src/core/identity/role.js';
import { holdsOffice } from '../../../src/core/organizations/index.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { startProvider, type TestProvider } from '../../harness/hub/oidc.js';
import { smallestRequest } from '../../harness/properties/smallest-request.js';

const offices = Object.keys(officesOfRole).filter(isRole);
/** Permissions that no role of an ordinary organization gives. */
const reserved = (Object.keys(permissions) as Permission[]).filter((name) =>
  permissions[name].roles.every((role) => offices.includes(role)),
);
const stranger = `lyj/VIEWER,${offices.join()}`;
const offended: { organization?: string; role?: string }[] = [];

let provider: TestProvider;
let hub: TestHub;
beforeAll(async () => {
  provider = await startProvider(0, [stranger, 'lyj/VIEWER']);
  hub = await startHub({
    oidc: { issuer: provider.issuer, audience: 'urn:liandong:hub', organizationClaim: 'org', rolesClaim: 'roles' },
  });
  hub.running.hub.log.warn = (entry: object) => void offended.push(entry);
});
afterAll(async () => {
  await hub.close();
  await provider.stop();
});

const schema = hubSchema();
const requests = (['query', 'mutation'] as const).flatMap((operation) => {
  const type = operation === 'query' ? schema.getQueryType() : schema.getMutationType();
  return Object.values(type?.getFields() ?? {}).map((field) => ({
    field: field.name,
    ...smallestRequest(operation, field),
  }));
});

interface Answer {
  readonly code: unknown;
  readonly message: string;
}

/** What every query and mutation of the schema answers to a token, by field. */
async function answersTo(token: string): Promise<Map<string, Answer>> {
  const answers = new Map<string, Answer>();
  for (const { field, text, variables } of requests) {
    const { errors } = await graphql(hub.url, token, text, variables);
    answers.set(field, { code: errors?.[0]?.extensions?.['code'] ?? 'ALLOWED', message: errors?.[0]?.message ?? '' });
  }
  return answers;
}

const forbidden = (answers: Map<string, Answer>): string[] =>
  [...answers].filter(([, { code }]) => code === 'FORBIDDEN').map(([field]) => field);

describe('[hostile 10] a role that is an office', () => {
  let asViewer: Map<string, Answer>;
  let asStranger: Map<string, Answer>;
  beforeAll(async () => {
    asViewer = await answersTo(await provider.token('lyj/VIEWER'));
    asStranger = await answersTo(await provider.token(stranger));
  });

  test('allows nothing to another organization, whatever its provider says: no query, no mutation', () => {
    expect(forbidden(asStranger)).toEqual(forbidden(asViewer));
  });

  test('does not show with a viewer, and is told to the operator once', async () => {
    const { data } = await graphql<{ viewer: { roles: Role[] } }>(
      hub.url,
      await provider.token(stranger),
      '{ viewer { roles } }',
    );
    expect(data?.viewer.roles).toEqual(['VIEWER']);
    const told = offended.filter(({ role }) => role !== undefined);
    expect(told.map(({ organization, role }) => `${organization} ${role}`).sort()).toEqual(
      offices.map((role) => `lyj ${role}`).sort(),
    );
  });

  test.each(reserved)(
    'alone gives the permission %s: fields ask for it, and refuse whoever has not the office',
    (name) => {
      const needs = permissions[name].roles.map((role) => `${role}（仅限`);
      const fields = [...asStranger].filter(
        ([, { code, message }]) =>
          code === 'FORBIDDEN' &&
          needs.every((need) => message.includes(need)) &&
          message.split('（仅限').length === needs.length + 1,
      );
      expect(fields).not.toEqual([]);
    },
  );

  test.each(offices)('%s opens its doors to the organization that has the office', async (role) => {
    const { organizations, clock } = hub.running.hub;
    const today = clock.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
    const holders = organizations
      .all()
      .filter((each) => officesOfRole[role]?.some((office) => holdsOffice(organizations, each, office, today)));
    expect(holders.map(({ code }) => code).sort()).toEqual(
      role === 'AUDITOR' ? ['sfj', 'xzf'] : [role === 'CONFERENCE_OFFICE' ? 'sfj' : 'xzf'],
    );
    for (const { code } of holders) {
      const opened = forbidden(await answersTo(await hub.token(code, ['VIEWER', role])));
      expect(forbidden(asViewer).length - opened.length).toBeGreaterThan(0);
    }
  });
});

test('[hostile 10] every role is either an office or held by any organization', () => {
  expect(Object.keys(roles).filter((role) => !offices.includes(role as Role))).toEqual([
    'VIEWER',
    'PUBLISHER',
    'LIAISON',
    'ANALYST',
    'ADMINISTRATOR',
  ]);
});
