import { settleEnds } from '../../../src/core/county/index.js';
import { shanghaiDay } from '../../../src/kernel/calendar.js';
import { graphql } from '../clients/graphql.js';
import type { UserErrorAnswer } from '../builders/inputs.js';
import type { TestHub } from './hub.js';

/** What the county government is answered on the end of an organization. */
export interface EndAnswer {
  readonly organization: {
    readonly code: string;
    readonly validTo: string | null;
    readonly successor: { readonly code: string } | null;
  } | null;
  readonly moves: readonly { readonly label: string; readonly count: number; readonly examples: readonly string[] }[];
  readonly userErrors: readonly UserErrorAnswer[];
}

/** Asks for an end, or its correction, and has what moves handed over. */
export async function decideEnd(
  hub: TestHub,
  mutation: 'endOrganization' | 'correctOrganizationEnd',
  input: object,
): Promise<EndAnswer> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { answer: ${mutation}(input: $input) {
    organization { code validTo successor { code } } moves { label count examples } userErrors { path code message rule } } }`;
  const token = await hub.token('xzf', ['COUNTY_GOVERNMENT']);
  const { data, errors } = await graphql<{ answer: EndAnswer }>(hub.url, token, document, {
    input: { basis: '晋政函〔2026〕1号', ...input },
  });
  if (!data) throw new Error(JSON.stringify(errors));
  await settleEnds(hub.running.hub);
  return data.answer;
}

/** Today in the county, by the hub's clock. */
export const todayOf = (hub: TestHub): string => shanghaiDay(hub.running.hub.clock.now()).toString();
