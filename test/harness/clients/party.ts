import type { Role } from '../../../src/core/identity/index.js';
import type { TestHub } from '../hub/hub.js';
import { graphql } from './graphql.js';

/** What is asked of a party. */
export interface PartyArguments {
  readonly code?: string;
  readonly name?: string;
  readonly purpose?: string;
}

export interface PartyAnswer {
  readonly names: readonly string[];
  readonly codes: readonly string[];
  readonly subjects: {
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly nodes: readonly {
      readonly at: string;
      readonly subject: { readonly __typename: string; readonly id: string };
    }[];
  };
  readonly recordCounts: readonly { readonly category: string; readonly count: number }[];
  readonly caseCounts: readonly { readonly procedure: string; readonly count: number; readonly open: number }[];
  readonly penalties: {
    readonly decisions: number;
    readonly setAside: number;
    readonly fineTotal: string;
    readonly confiscatedTotal: string;
    readonly paidTotal: string;
    readonly outstandingTotal: string;
  };
}

export const partyQuery = `query ($code: String, $name: String, $purpose: String, $first: Int, $after: String) {
  party(code: $code, name: $name, purpose: $purpose) {
    names codes
    subjects(first: $first, after: $after) {
      totalCount pageInfo { hasNextPage endCursor } nodes { at subject { __typename id } }
    }
    recordCounts { category count } caseCounts { procedure count open }
    penalties { decisions setAside fineTotal confiscatedTotal paidTotal outstandingTotal }
  }
}`;

/** The answer to whoever asks as a member of an organization, errors and all. */
export async function askParty(
  hub: TestHub,
  who: string,
  asked: PartyArguments,
  page: { readonly first?: number; readonly after?: string | null } = { first: 100 },
  roles?: readonly Role[],
) {
  const variables = { ...asked, ...page };
  return graphql<{ readonly party: PartyAnswer }>(hub.url, await hub.token(who, roles), partyQuery, variables);
}

/** The same where nothing may be wrong. */
export async function partyOf(hub: TestHub, who: string, asked: PartyArguments): Promise<PartyAnswer> {
  const { data, errors } = await askParty(hub, who, asked);
  if (!data) throw new Error(JSON.stringify(errors));
  return data.party;
}

/** All that is about a party, page by page. */
export async function walkParty(hub: TestHub, who: string, asked: PartyArguments, first: number): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | null = null; ;) {
    const { data, errors } = await askParty(hub, who, asked, { first, after });
    if (!data) throw new Error(JSON.stringify(errors));
    const { nodes, pageInfo } = data.party.subjects;
    ids.push(...nodes.map(({ subject }) => subject.id));
    if (!pageInfo.hasNextPage) return ids;
    after = pageInfo.endCursor;
  }
}
