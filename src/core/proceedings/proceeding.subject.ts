import type { SubjectType } from '../changes/index.js';
import type { Procedure } from './procedure.js';
import { readOfProcedure } from './read-proceeding.sql.js';

/** Proceedings of one procedure as the subjects of changes. */
export function proceedingSubject(procedure: Procedure): SubjectType {
  return {
    name: procedure.typeName,
    globalId: procedure.ids.of,
    async read(hub, keys, session) {
      const rows = await readOfProcedure(hub, procedure, keys, session);
      return new Map([...rows].map(([key, row]) => [key, { audience: row.audience, node: row }]));
    },
  };
}
