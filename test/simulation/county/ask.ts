import { graphql } from '../../harness/clients/graphql.js';
import type { Role } from '../../../src/core/identity/index.js';
import { everyOffice, type County } from './county.js';
import type { Act } from './journal.js';

export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[] | null;
  readonly rule: string | null;
}

/** What a mutation answered: what was changed, or why it was not. */
export interface Answered {
  readonly payload: Readonly<Record<string, unknown>> | null;
  readonly refusals: readonly Refusal[];
}

/** What is no request at all is told by GraphQL, in its own words. */
const ofLanguage = ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT'];
const han = /\p{Script=Han}/u;

/** Asks as somebody of an organization; whatever is wrong with the answer as such is noted. */
export async function read<Data>(county: County, who: string, query: string, variables: object = {}): Promise<Data> {
  const { status, data, errors } = await graphql<Data>(county.hub.url, await tokenOf(county, who), query, variables);
  if (!data || errors) throw new Error(`${who} was answered ${status} ${JSON.stringify(errors)} to ${query}`);
  return data;
}

/** Sends a mutation and notes what came of it. */
export async function send(
  county: County,
  act: Act,
  document: string,
  { roles = everyOffice, token }: { readonly roles?: readonly Role[]; readonly token?: string } = {},
): Promise<Answered> {
  const bearer = token ?? (await tokenOf(county, act.who, roles));
  const {
    status,
    data,
    errors = [],
  } = await graphql<{ answer: Record<string, unknown> }>(county.hub.url, bearer, document, { input: act.input });
  const payload = data?.answer ?? null;
  const own = (payload?.['userErrors'] as Refusal[] | undefined) ?? [];
  const ofRequest = errors.map(({ message, path = null, extensions = {} }) => ({
    code: typeof extensions['code'] === 'string' ? extensions['code'] : '',
    message,
    path: path?.map(String) ?? null,
    rule: null,
  }));
  const refusals = [...own, ...ofRequest];
  const fault = (what: string): void =>
    county.journal.violate('answers', `act ${act.number}: ${act.mutation} by ${act.who}: ${what}`, null);
  if (status >= 500) fault(`answered ${status}`);
  for (const { code, message, path } of refusals) {
    if (code === 'INTERNAL_SERVER_ERROR') fault(message);
    else if (code === '') fault(`a refusal without a code: ${message}`);
    if (!han.test(message) && !ofLanguage.includes(code)) fault(`a refusal that is not in Chinese: ${message}`);
    if (path === null && ofRequest.length === 0) fault(`a refusal without a path: ${message}`);
  }
  const changed = Object.entries(payload ?? {}).some(
    // Lists tell what there is, whatever was asked.
    ([name, value]) => name !== 'userErrors' && value !== null && !Array.isArray(value),
  );
  if (payload && own.length > 0 && changed) fault('was refused and changed something');
  act.outcome = refusals.length === 0 ? 'done' : refusals.map(shortly).join(', ');
  return { payload, refusals };
}

function shortly({ code, rule, path }: Refusal): string {
  const at = path?.filter((part) => !/^\d+$/.test(part)).join('.') ?? '';
  return [code, rule, at].filter((part) => part).join(' ');
}

export function tokenOf(county: County, who: string, roles: readonly Role[] = everyOffice): Promise<string> {
  return county.hub.token(who, roles);
}
