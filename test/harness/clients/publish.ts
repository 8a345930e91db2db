import { graphql, type Operation } from './graphql.js';
import type { TestHub } from '../hub/hub.js';
import type { RecordAnswer } from '../builders/inputs.js';

/** Runs a mutation of one root field and gives its payload; a fault of the request fails the test. */
export async function mutate<Data extends object = Record<string, RecordAnswer>>(
  hub: Pick<TestHub, 'url' | 'token'>,
  organization: string,
  mutation: Operation<Data>,
  input: object,
): Promise<Data[keyof Data]> {
  const answer = await graphql(hub.url, await hub.token(organization), mutation, { input });
  const payload = Object.values<Data[keyof Data]>({ ...answer.data })[0];
  if (!payload) throw new Error(`no payload: ${JSON.stringify(answer.errors)}`);
  return payload;
}
