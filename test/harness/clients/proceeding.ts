import type { Role } from '../../../src/core/identity/index.js';
import { graphql } from './graphql.js';
import type { TestHub } from '../hub/hub.js';
import type { UserErrorAnswer } from '../builders/inputs.js';

/** A proceeding as steps answer it. */
export interface ProceedingAnswer {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly state: string;
  readonly revision: number;
  readonly closedAt: string | null;
  readonly suspicion: string | null;
  readonly deadlines: readonly DeadlineAnswer[];
}

export interface DeadlineAnswer {
  readonly rule: string;
  readonly dueAt: string;
  readonly basis: string;
  readonly status: string;
  readonly metAt: string | null;
  readonly responsible: { readonly code: string };
}

export interface StepAnswer<Row = ProceedingAnswer> {
  readonly proceeding: Row | null;
  readonly change: { readonly cursor: string } | null;
  readonly userErrors: readonly UserErrorAnswer[];
}

/** How a procedure's mutations are asked. */
export interface ProcedureApi {
  /** The payload's field, e.g. `caseTransfer`. */
  readonly field: string;
  /** Fields beside those that every proceeding has. */
  readonly fields?: string;
}

const common = `id number title state revision closedAt suspicion
  deadlines { rule dueAt basis status metAt responsible { code } }`;

/** The input type of a mutation, as its name is made: `sendCaseTransfer` takes `SendCaseTransferInput`, unless a test says other. */
export interface Ask {
  readonly mutation: string;
  readonly type?: string;
}

/** Takes a step as a member of an organization. */
export async function askStep<Row = ProceedingAnswer>(
  hub: TestHub,
  organization: string,
  { field, fields = '' }: ProcedureApi,
  { mutation, type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input` }: Ask,
  input: object,
  roles: readonly Role[] = ['PUBLISHER'],
): Promise<StepAnswer<Row>> {
  const document = `mutation ($input: ${type}!) { answer: ${mutation}(input: $input) {
    proceeding: ${field} { ${common} ${fields} } change { cursor } userErrors { path code message rule } } }`;
  const token = await hub.token(organization, roles);
  const { data, errors } = await graphql<{ answer: StepAnswer<Row> }>(hub.url, token, document, { input });
  if (!data) throw new Error(JSON.stringify(errors));
  return data.answer;
}

/** The proceeding of an answer that must not be a refusal. */
export function proceedingOf<Row>({ proceeding, userErrors }: StepAnswer<Row>): Row {
  if (!proceeding) throw new Error(JSON.stringify(userErrors));
  return proceeding;
}
