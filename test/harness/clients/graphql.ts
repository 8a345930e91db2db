import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';

export interface GraphqlAnswer<Data> {
  readonly status: number;
  readonly data?: Data | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: Record<string, unknown>;
  }[];
}

/** An operation as text, or one of `test/operations` whose answer is typed; its variables are not: tests send wrong ones. */
export type Operation<Data> = string | TypedDocumentNode<Data, never>;

/** One GraphQL request over HTTP, as any client would send it. */
export async function graphql<Data = Record<string, never>>(
  url: string,
  token: string | null,
  operation: Operation<Data>,
  variables: object = {},
  operationName?: string,
): Promise<GraphqlAnswer<Data>> {
  const query = typeof operation === 'string' ? operation : print(operation);
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query, variables, ...(operationName ? { operationName } : {}) }),
  });
  return { status: response.status, ...((await response.json()) as object) };
}
