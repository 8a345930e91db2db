import { GraphQLError } from 'graphql';
import { CursorError } from './cursor.js';

/**
 * What a caller is told of a cursor that cannot be gone on from: the fault as the error's code, in `head` where
 * whoever takes the present data goes on, and in `resumeFrom` the earliest cursor from which it can. The log may be pruned while it is read, so this is for reading as much as for opening. Anything else
 * stays as it is.
 */
export function cursorFault(error: unknown): unknown {
  if (!(error instanceof CursorError)) return error;
  return new GraphQLError(error.message, {
    extensions: { code: error.code, resumeFrom: error.cursor, head: error.head, http: { status: 400 } },
  });
}
