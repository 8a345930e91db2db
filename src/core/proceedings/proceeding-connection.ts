import type { GraphQLResolveInfo } from 'graphql';
import { askedPage } from '../../platform/graphql/connection.js';
import type { Page, PageArgs } from '../../platform/graphql/connection.graphql.js';
import { keysetConnection } from '../../platform/graphql/keyset-list.js';
import type { RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import { proceedingList, proceedingSource, type ProceedingConditions } from './proceeding-list.sql.js';
import type { Procedure, ProceedingRow } from './procedure.js';

/** A page of one procedure's proceedings, or of all in what they have in common. */
export async function proceedingConnection<Facts extends object>(
  { hub, viewer: caller }: RequestContext,
  procedure: Procedure<Facts> | null,
  args: PageArgs,
  conditions: ProceedingConditions,
  info: GraphQLResolveInfo,
): Promise<Page<ProceedingRow<Facts>>> {
  const viewer = requirePermission(caller, 'read');
  const source = proceedingSource(hub, viewer, procedure, conditions);
  return keysetConnection(proceedingList, source, askedPage(hub, args, info));
}
