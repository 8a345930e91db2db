import { graphql } from './graphql.js';
import type { TestHub } from './hub.js';
import type { RecordAnswer } from './inputs.js';

/** Runs a mutation of one root field and gives its payload; a fault of the request fails the test. */
export async function mutate(
  hub: Pick<TestHub, 'url' | 'token'>,
  organization: string,
  mutation: string,
  input: object,
): Promise<RecordAnswer> {
  const answer = await graphql<Record<string, RecordAnswer>>(hub.url, await hub.token(organization), mutation, {
    input,
  });
  const payload = Object.values(answer.data ?? {})[0];
  if (!payload) throw new Error(`no payload: ${JSON.stringify(answer.errors)}`);
  return payload;
}
