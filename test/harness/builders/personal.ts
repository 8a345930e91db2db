import { checkCitizenNumber } from '../../../src/kernel/codes/citizen-number.js';
import { graphql } from '../clients/graphql.js';
import type { TestHub } from '../hub/hub.js';
import { penaltyInput, publishPenalty } from './inputs.js';
import { mutate } from '../clients/publish.js';

/** The n-th citizen number that nobody has: of somebody born in 1891. */
export function citizenNumber(n: number): string {
  const body = `14102518911011${String(n).padStart(3, '0')}`;
  const check = Array.from('0123456789X').find((character) => checkCitizenNumber(body + character) === null);
  return `${body}${check ?? ''}`;
}

export function masked(number: string): string {
  return `${number.slice(0, 3)}***********${number.slice(-4)}`;
}

export function personInput(number: string, changes: object = {}) {
  return penaltyInput({ partyName: '张某', partyKind: 'NATURAL_PERSON', partyCode: number, ...changes });
}

/** Publishes a decision against somebody with a number and gives the record's global id. */
export async function publishPerson(hub: TestHub, number: string, changes: object = {}): Promise<string> {
  const { record, userErrors } = await mutate(hub, '141025100', publishPenalty, personInput(number, changes));
  if (!record) throw new Error(JSON.stringify(userErrors));
  return record.id;
}

/** The columns of a decision as they stand in the database. */
export async function storedParty(hub: TestHub, id: string) {
  const { rows } = await hub.owner.query<{
    party_code: string | null;
    party_code_sealed: Buffer | null;
    party_code_lookup: Buffer | null;
  }>(
    `SELECT party_code, party_code_sealed, party_code_lookup FROM penalty_decision
     WHERE replace(record_id::text, '-', '') = $1`,
    [id.slice(4)],
  );
  const [row] = rows;
  if (!row) throw new Error(`there is no decision ${id}`);
  return row;
}

interface Revealed {
  readonly node: { readonly revealedPartyCode: string | null };
}

export async function reveal(hub: TestHub, id: string, purpose = '核对当事人身份') {
  const query =
    'query ($id: ID!, $purpose: String!) { node(id: $id) { ... on PenaltyDecision { revealedPartyCode(purpose: $purpose) } } }';
  const answer = await graphql<Revealed>(hub.url, await hub.token('141025100'), query, { id, purpose });
  return { number: answer.data?.node.revealedPartyCode, errors: answer.errors };
}

/** Every row of every table as text, the job queue and the list of migrations too. */
export async function databaseAsText(hub: TestHub): Promise<string> {
  const { owner: pool } = hub;
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await pool.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`);
    texts.push(...rows.map(({ row }) => `${name} ${row}`));
  }
  return texts.join('\n');
}
