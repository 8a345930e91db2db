import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';

const example = new URL('../../examples/operations/publish/13-publish-penalty-decision', import.meta.url).href;

interface Variables {
  input: { idempotencyKey: string; decidedOn: string; sharing: { title: string; formedAt: string } };
}

/** Publishes the example decision under another title, formed this moment. */
export async function publishDecision(hubUrl: string, token: string, title: string): Promise<void> {
  const query = await readFile(new URL(`${example}.graphql`), 'utf8');
  const variables: Variables = JSON.parse(await readFile(new URL(`${example}.variables.json`), 'utf8'));
  const now = new Date();
  variables.input.idempotencyKey = randomUUID();
  variables.input.decidedOn = now.toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
  variables.input.sharing = { ...variables.input.sharing, title, formedAt: now.toISOString() };
  const response = await fetch(`${hubUrl}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  const answer: { data?: { publishPenaltyDecision: { record: object | null } } } = JSON.parse(await response.text());
  if (!answer.data?.publishPenaltyDecision.record) throw new Error(`not published: ${JSON.stringify(answer)}`);
}
