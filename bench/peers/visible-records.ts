import { TYPES, type PgSelectStep } from 'postgraphile/@dataplan/pg';
import { connection, context, get, type FieldArgs } from 'postgraphile/grafast';
import { extendSchema, gql } from 'postgraphile/utils';

declare global {
  namespace Grafast {
    interface Context {
      organization: number;
    }
  }
}

/**
 * PostGraphile on the hub's tables as they are: types, names and foreign keys are what it makes of them. The two fields that the
 * hub's visibility applies to are plans over its own resources; the publication is a function of the schema `peer`.
 */
export const visibleRecords = extendSchema((build) => {
  const { sql } = build;
  const { shared_record: records } = build.input.pgRegistry.pgResources;
  if (!records) throw new Error('no table shared_record');
  const visible = ($records: PgSelectStep) => {
    const $organization = get(context(), 'organization');
    $records.where(
      sql`(${$records.alias}.audience IS NULL OR ${$records.placeholder($organization, TYPES.int)} = ANY (${$records.alias}.audience))`,
    );
    return $records;
  };
  return {
    typeDefs: gql`
      extend type Query {
        visiblePenaltyDecisions: SharedRecordConnection
        visibleRecord(rowId: UUID!): SharedRecord
      }
    `,
    objects: {
      Query: {
        plans: {
          // PostGraphile adds the arguments of paging itself.
          visiblePenaltyDecisions() {
            const $records = visible(records.find());
            $records.where(sql`${$records.alias}.status <> 'WITHDRAWN'`);
            $records.where(sql`${$records.alias}.category = 'PENALTY_DECISION'`);
            $records.orderBy({ attribute: 'formed_at', direction: 'DESC' });
            $records.orderBy({ attribute: 'id', direction: 'DESC' });
            $records.setOrderIsUnique();
            return connection($records);
          },
          visibleRecord: (_: unknown, { $rowId }: FieldArgs) => visible(records.find({ id: $rowId })).single(),
        },
      },
    },
  };
});
