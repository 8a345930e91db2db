import { getNamedType, isObjectType, type GraphQLSchema } from 'graphql';
import type { County, KnownMatter } from '../county/county.js';
import { read } from '../county/ask.js';

export interface Task {
  readonly id: string;
  readonly status: string;
  readonly confirmedAt: string | null;
  readonly organization: { readonly code: string };
}

/** A proceeding as one of its parties reads it. */
export interface Matter {
  readonly id: string;
  readonly type: string;
  readonly revision: number;
  readonly openedAt: string;
  readonly stateLabel: string;
  readonly steps: readonly { readonly step: string; readonly mutation: string }[];
  /** Codes of every organization that it names. */
  readonly parties: readonly string[];
  readonly tasks: readonly Task[];
}

interface Node {
  readonly id: string;
  readonly revision: number;
  readonly openedAt: string;
  readonly stateLabel: string;
  readonly availableSteps: Matter['steps'];
  readonly tasks?: readonly Task[];
}

const questions = new Map<string, string>();

/** A matter as somebody sees it; null where it does not. */
export async function readMatter(county: County, who: string, { id, type }: KnownMatter): Promise<Matter | null> {
  const question = questions.get(type) ?? matterQuery(county.schema, type);
  questions.set(type, question);
  const { node } = await read<{ node: Node | null }>(county, who, question, { id });
  if (!node) return null;
  const { revision, openedAt, stateLabel, availableSteps: steps, tasks = [] } = node;
  return { id, type, revision, openedAt, stateLabel, steps, tasks, parties: [...new Set(codesIn(node))] };
}

/** What people need to know of a proceeding before they act: who takes part, and which tasks there are. */
function matterQuery(schema: GraphQLSchema, name: string): string {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`${name} is no type`);
  const fields = Object.values(type.getFields()).flatMap((field) => {
    if (field.name === 'tasks') return ['tasks { id status confirmedAt organization { code } }'];
    const isOrganization = getNamedType(field.type).name === 'Organization';
    return isOrganization && field.args.length === 0 ? [`${field.name} { code }`] : [];
  });
  return `query ($id: ID!) { node(id: $id) { id ... on ${name} {
    revision openedAt stateLabel availableSteps { step mutation } ${fields.join(' ')} } } }`;
}

function codesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(codesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) =>
    name === 'code' && typeof each === 'string' ? [each] : codesIn(each),
  );
}
