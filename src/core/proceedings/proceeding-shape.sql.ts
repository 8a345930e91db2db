import { columnsOf, rowReader, type Column, type TextRow } from '../../platform/database/row.js';
import { raw, sql, type Sql } from '../../platform/database/sql.js';
import type { OrganizationDirectory } from '../organizations/index.js';
import { withHeirs } from './heirs.js';
import { ProceedingEntity } from './proceeding.entity.js';
import type { Procedure, ProcedureRegistry, ProceedingRow } from './procedure.js';
import { procedureOf } from './procedure.js';

/** The plain columns of a proceeding, and the references, which an entity declares as relations. */
export const proceedingColumns: readonly Column[] = [
  ...columnsOf(ProceedingEntity),
  { property: 'openedById', column: 'opened_by', type: 'int' },
  { property: 'aboutId', column: 'about_id', type: 'uuid' },
];

/** What the keys in a row stand for. */
export interface ProceedingNames {
  readonly organizations: OrganizationDirectory;
  readonly procedures: ProcedureRegistry;
}

/** The select list of proceedings as `p`, with the facts of one procedure as `d`, and how its rows are read. */
export interface ProceedingShape<Facts extends object = object> {
  readonly select: Sql;
  readonly from: Sql;
  /** How many columns it takes; a statement may select more behind them. */
  readonly width: number;
  /** As it is: with whoever acts for organizations that have ended. */
  read(row: TextRow, names: ProceedingNames): ProceedingRow<Facts>;
  /** As its columns say. */
  readAsItWas(row: TextRow, names: ProceedingNames): ProceedingRow<Facts>;
}

const shapes = new Map<string, ProceedingShape>();

/** The shape of one procedure's proceedings, or of what all have in common. */
export function proceedingShape<Facts extends object>(procedure: Procedure<Facts> | null): ProceedingShape<Facts> {
  const known = shapes.get(procedure?.name ?? '');
  const shape = known ?? makeShape(procedure);
  shapes.set(procedure?.name ?? '', shape);
  return shape as ProceedingShape<Facts>;
}

function makeShape(procedure: Procedure | null): ProceedingShape {
  const facts = procedure?.facts.columns ?? [];
  const toObject = rowReader<ReadRow>([...proceedingColumns, ...facts]);
  const columns = [
    ...proceedingColumns.map(({ column }) => `p.${column}`),
    ...facts.map(({ column }) => `d."${column}"`),
  ];
  return {
    select: raw(columns.join(', ')),
    from: procedure
      ? sql`proceeding p JOIN ${raw(procedure.facts.name)} d ON d.proceeding_id = p.id`
      : sql`proceeding p`,
    width: columns.length,
    read(row, names) {
      const asItWas = presentProceeding(toObject(row), names);
      // What is closed stays whose it was.
      return procedure && asItWas.closedAt === null ? withHeirs(procedure, asItWas, asItWas.heirs) : asItWas;
    },
    readAsItWas: (row, names) => presentProceeding(toObject(row), names),
  };
}

type ReadRow = Omit<ProceedingRow, '__typename' | 'key' | 'openedBy'>;

/** Gives a row what resolvers need beside its columns: type, global id, who opened it. */
export function presentProceeding<Facts extends object>(
  row: ReadRow & Facts,
  { organizations, procedures }: ProceedingNames,
): ProceedingRow<Facts> {
  const procedure = procedureOf(procedures, row.procedure);
  return Object.assign(row, {
    __typename: procedure.typeName,
    key: row.id,
    id: procedure.ids.of(row.id),
    openedBy: organizations.byKey(row.openedById),
  });
}
