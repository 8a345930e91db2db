import type { Page } from './connection.graphql.js';
import type { ReadField } from './node-plan.js';
import { fieldsText, objectText, type Write } from './object-text.js';
import type { PlannedField } from './planned-field.js';

/** A node of a list as finished JSON, in the bytes of a `ReadyJson`. */
export interface NodeJson {
  readonly json: string;
}

/** Reads a page of a list with its nodes as text, checking arguments and viewer as the list's resolver does. */
export type ReadNodes = (context: unknown, args: Record<string, unknown>, counted: boolean) => Promise<Page<NodeJson>>;

/**
 * How a list makes a reader of the fields selected of its nodes; null when one of them is not plain. A query field of a
 * connection type bears it as its extension `planNodes`.
 */
export type PlanNodes = (fields: readonly PlannedField[]) => ReadNodes | null;

/** A reader of one list of which only plain fields are selected; null for any other field. */
export function listPlan({ definition, below }: PlannedField): ReadField | null {
  const planNodes = definition?.extensions['planNodes'] as PlanNodes | undefined;
  const nodes = planNodes ? nodesOf(below) : null;
  const read = nodes && planNodes?.(nodes);
  const write = connectionText(below);
  if (!read || !write) return null;
  const counted = below.some(({ name }) => name === 'totalCount');
  return async (context, args) => write(await read(context, args, counted));
}

/** The fields of the nodes; null unless they are selected exactly once, through `nodes` or through `edges { node }`. */
function nodesOf(connection: readonly PlannedField[]): readonly PlannedField[] | null {
  const edges = connection.filter(({ name }) => name === 'edges').flatMap(({ below }) => below);
  const [nodes, ...more] = [
    ...connection.filter(({ name }) => name === 'nodes'),
    ...edges.filter(({ name }) => name === 'node'),
  ];
  return nodes && more.length === 0 ? nodes.below : null;
}

function connectionText(fields: readonly PlannedField[]): Write<Page<NodeJson>> | null {
  return fieldsText(fields, ({ name, below }) => {
    if (name === 'nodes') return ({ nodes }) => `[${nodes.map(({ json }) => json).join(',')}]`;
    if (name === 'totalCount') return ({ totalCount }) => String(totalCount);
    if (name === 'edges') {
      const write = edgeText(below);
      return write && (({ edges }) => `[${edges.map(write).join(',')}]`);
    }
    const write = name === 'pageInfo' ? objectText(below) : null;
    return write && (({ pageInfo }) => write(pageInfo));
  });
}

function edgeText(fields: readonly PlannedField[]): Write<Page<NodeJson>['edges'][number]> | null {
  return fieldsText(fields, ({ name }) => {
    if (name === 'cursor') return ({ cursor }) => JSON.stringify(cursor);
    return name === 'node' ? ({ node }) => node.json : null;
  });
}
