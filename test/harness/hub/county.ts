import { graphql } from '../clients/graphql.js';
import type { TestHub } from './hub.js';

/** A body that the county government registers; it is known to the hub when this resolves. */
export async function registerOrganization(hub: TestHub, code: string, kind: string): Promise<void> {
  const token = await hub.token('xzf', ['COUNTY_GOVERNMENT']);
  const input = { code, name: `${code}机构`, kind, divisionCode: '141025', validFrom: '2020-01-01', basis: '测试' };
  const { data, errors } = await graphql<{ answer: { userErrors: unknown[] } }>(
    hub.url,
    token,
    'mutation ($input: RegisterOrganizationInput!) { answer: registerOrganization(input: $input) { userErrors { message } } }',
    { input },
  );
  if (!data || data.answer.userErrors.length > 0) throw new Error(JSON.stringify(errors ?? data));
  await hub.running.hub.organizations.reload();
}
