import { GraphQLError } from 'graphql';
import { CursorError } from './cursor.js';

/**
 * What a caller is told of a cursor that cannot be gone on from: the fault as the error's code, and in `resumeFrom` the cursor
 * from which it can. The log may be pruned while it is read, so this is for reading as much as for opening. Anything else
 * stays as it is.
 */
export function cursorFault(error: unknown): unknown {
  if (!(error instanceof CursorError)) return error;
  return new GraphQLError(error.message, {
    extensions: { code: error.code, resumeFrom: error.cursor, http: { status: 400 } },
  });
}
