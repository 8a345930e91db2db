import type { Fetcher } from '@graphiql/toolkit';
import { Kind, parse, type DocumentNode } from 'graphql';

/**
 * Sends what stands in the editor. GraphiQL reads name and kind of the operation a moment after the text has changed: whoever
 * changes the tab and presses the button at once would send the new text under the old name, and a subscription as a query.
 */
export function wholeOperation(fetcher: Fetcher): Fetcher {
  return (params, options) => {
    const documentAST = parsed(params.query);
    const operations = documentAST?.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION) ?? [];
    const names = operations.map(({ name }) => name?.value);
    const given = params.operationName ?? undefined;
    const operationName = (names.includes(given) ? given : names[0]) ?? null;
    return fetcher({ ...params, operationName }, { ...options, ...(documentAST ? { documentAST } : {}) });
  };
}

/** Null for a text with a fault of syntax: the hub tells of it. */
function parsed(query: string): DocumentNode | null {
  try {
    return parse(query);
  } catch {
    return null;
  }
}
