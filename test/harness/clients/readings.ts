import { graphql } from './graphql.js';
import type { TestHub } from '../hub/hub.js';

/** Who has opened something, as its field `readings` tells. */
export interface ReadingAnswer {
  readonly organization: { readonly code: string };
  readonly personName: string | null;
  readonly firstAt: string;
  readonly lastAt: string;
}

export interface ReadSubject {
  readonly id: string;
  readonly readings: readonly ReadingAnswer[];
}

const fields = 'id readings { organization { code } personName firstAt lastAt }';
const lists = `query {
  sharedRecords(first: 100) { nodes { ${fields} } }
  proceedings(first: 100) { nodes { ${fields} } }
}`;

/** Asks as an organization; a fault of the request fails the test. */
export async function askAs<Data>(
  hub: TestHub,
  organization: string,
  query: string,
  variables: object = {},
): Promise<Data> {
  const { data, errors } = await graphql<Data>(hub.url, await hub.token(organization), query, variables);
  if (!data || errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** Opens something as an organization's program does: by its id. */
export async function openAs(hub: TestHub, organization: string, id: string): Promise<boolean> {
  const { node } = await askAs<{ node: object | null }>(
    hub,
    organization,
    'query ($id: ID!) { node(id: $id) { id } }',
    { id },
  );
  return node !== null;
}

/** What an organization is told of who has opened what; itself it opens nothing by asking. All that was opened is written before. */
export async function readingsSeenBy(
  hub: TestHub,
  organization: string,
): Promise<Map<string, readonly ReadingAnswer[]>> {
  await hub.running.hub.readings.write();
  type Lists = Record<'sharedRecords' | 'proceedings', { readonly nodes: readonly ReadSubject[] }>;
  const { sharedRecords, proceedings } = await askAs<Lists>(hub, organization, lists);
  return new Map([...sharedRecords.nodes, ...proceedings.nodes].map(({ id, readings }) => [id, readings]));
}

/** Which organizations have opened something, as one of them is told. */
export async function readersOf(hub: TestHub, organization: string, id: string): Promise<string[] | null> {
  const seen = (await readingsSeenBy(hub, organization)).get(id);
  return seen?.map((each) => each.organization.code) ?? null;
}
