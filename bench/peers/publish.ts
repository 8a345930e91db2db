import { createHash } from 'node:crypto';
import { v4, v7 } from 'uuid';
import { given } from './peer.js';
import { pool } from './pool.js';

/** Publishes by the bare server's statement, whose JSON is the answer. @throws Error when the key was used before */
export async function publish(organization: number, input: object): Promise<object> {
  const text = JSON.stringify(input);
  const hash = createHash('sha256').update(text).digest();
  const { rows: answer } = await pool.query<[string]>({
    name: 'publish',
    text: given.publishText,
    values: [v7(), organization, given.person, text, hash, v4()],
    rowMode: 'array',
  });
  if (!answer[0]) throw new Error('the key was used before');
  const record = JSON.parse(answer[0][0]) as object;
  return { record: { __typename: 'PenaltyDecision', ...record }, userErrors: [] };
}
