import { badInput } from '../../platform/graphql/connection.graphql.js';
import type { ExportColumn } from './export-columns.js';

/**
 * The columns that are asked for, in the order asked for; the usual ones if nobody asks. A nested object's name stands for its usual
 * columns.
 * @throws GraphQLError BAD_USER_INPUT for a column that there is not, or that is named twice
 */
export function chooseColumns(all: readonly ExportColumn[], asked: string | null): readonly ExportColumn[] {
  if (asked === null) return all.filter(({ isUsual }) => isUsual);
  const chosen = asked.split(',').flatMap((part) => named(all, part.trim()));
  if (new Set(chosen).size < chosen.length) throw badInput('columns：同一列不能选两次');
  return chosen;
}

function named(all: readonly ExportColumn[], name: string): readonly ExportColumn[] {
  const own = all.filter((column) => column.name === name);
  const found = own.length > 0 ? own : all.filter((column) => column.isUsual && column.name.startsWith(`${name}.`));
  if (name !== '' && found.length > 0) return found;
  throw badInput(`columns：没有列 ${shown(name)}；可选：${all.map((column) => column.name).join('、')}`);
}

/** A name as GraphQL allows it may be told again; anything else may hold what nobody wants in a log. */
function shown(name: string): string {
  return /^[A-Za-z_][\w.]{0,80}$/.test(name) ? name : '（名称有误）';
}
