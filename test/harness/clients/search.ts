import { graphql } from './graphql.js';
import type { TestHub } from '../hub/hub.js';

/** What a search answers of something that was found. */
export interface HitAnswer {
  readonly relevance: 'EXACT' | 'NAME' | 'CONTENT';
  readonly matches: readonly { readonly field: string; readonly excerpt: string }[];
  readonly subject: { readonly __typename: string; readonly id: string };
}

interface SearchAnswer {
  readonly search: {
    readonly nodes: readonly HitAnswer[];
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

const document = `query ($text: String!, $types: [SearchType!], $first: Int, $after: String, $last: Int, $before: String) {
  search(text: $text, types: $types, first: $first, after: $after, last: $last, before: $before) {
    nodes { relevance matches { field excerpt } subject { __typename id } }
    totalCount pageInfo { hasNextPage endCursor } } }`;

export interface SearchArguments {
  readonly types?: readonly string[];
  readonly first?: number;
  readonly after?: string | null;
  readonly last?: number;
  readonly before?: string | null;
}

/** A page of what a member of an organization finds. */
export async function searchPage(
  hub: TestHub,
  organization: string,
  text: string,
  args: SearchArguments = {},
): Promise<SearchAnswer['search']> {
  const { data, errors } = await graphql<SearchAnswer>(hub.url, await hub.token(organization), document, {
    text,
    ...args,
  });
  if (!data) throw new Error(JSON.stringify(errors));
  return data.search;
}

/** What a member of an organization finds, at most a hundred. */
export async function search(
  hub: TestHub,
  organization: string,
  text: string,
  types?: readonly string[],
): Promise<readonly HitAnswer[]> {
  return (await searchPage(hub, organization, text, { first: 100, ...(types ? { types } : {}) })).nodes;
}

/** The errors that a search is answered with. */
export async function refusedSearch(hub: TestHub, organization: string, text: string): Promise<readonly unknown[]> {
  const { errors = [] } = await graphql(hub.url, await hub.token(organization), document, { text });
  return errors;
}
