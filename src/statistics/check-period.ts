import { badInput } from '../platform/graphql/connection.graphql.js';
import type { Period } from '../platform/graphql/period.graphql.js';

/** @throws GraphQLError BAD_USER_INPUT when the period ends before it begins */
export function checkPeriod({ from, to }: Period): void {
  if (to < from) throw badInput('period：末日不能早于首日');
}
