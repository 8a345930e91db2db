import { sql, type Sql } from '../../platform/database/sql.js';
import type { FieldType } from '../../platform/graphql/field-type.js';
import type { Hub } from '../hub.js';
import { soughtItems } from '../listed-items/index.js';
import type { Facts } from './fact.js';

/** Whether proceedings of a procedure name items, one or several. */
function namesItems(facts: Facts): boolean {
  return 'itemCode' in facts || 'itemCodes' in facts;
}

interface FilterField {
  readonly type: () => FieldType;
  readonly description: string;
}

/** What lists of those procedures are narrowed by, as lists of records are. */
export function itemFields(facts: Facts, narrowing: Facts): Readonly<Record<string, FilterField>> {
  if (!namesItems(facts)) return {};
  return {
    itemCodes: {
      type: () => [String],
      description:
        '任一执法事项代码：涉及其中之一的，至多 500 个。Codes of items it concerns, any of them; at most 500.',
    },
    [departmentField(facts, narrowing)]: {
      type: () => String,
      description:
        '事项的部门代码：涉及该部门今日清单所列事项的，含其承接的部门的（规则 G2）。Code of a department: what concerns any item that it lists today, or that those list whom it succeeds (rule G2).',
    },
  };
}

/** Another name where a department of the procedure itself is filtered by. */
function departmentField(facts: Facts, narrowing: Facts): string {
  const name = 'departmentCode';
  const isTaken = Object.entries(facts).some(
    ([fact, { declared }]) => declared.filter && (declared.filter.name ?? fact) === name,
  );
  return isTaken || name in narrowing ? 'itemDepartmentCode' : name;
}

/** The predicates of these: in a function, see migration 0009. */
export function itemConditions(
  facts: Facts,
  narrowing: Facts,
  given: Readonly<Record<string, unknown>>,
  hub: Pick<Hub, 'organizations' | 'clock'>,
): Sql[] {
  if (!namesItems(facts)) return [];
  const itemCodes = (given['itemCodes'] ?? null) as readonly string[] | null;
  const departmentCode = (given[departmentField(facts, narrowing)] ?? null) as string | null;
  return soughtItems({ itemCodes, departmentCode }, hub).map(
    (codes) => sql`p.id IN (SELECT proceedings_of_items(${codes}))`,
  );
}
