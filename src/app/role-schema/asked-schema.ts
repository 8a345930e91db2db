import { isInterfaceType, isUnionType, type GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import { isRole, roles, type Role } from '../../core/identity/role.js';
import { badInput } from '../../platform/graphql/connection.graphql.js';
import { keptText, type KeptText } from '../../platform/http/kept-text.js';
import { chapterOfField, chapters } from './chapters.js';
import { allExamples, exampleComments } from './examples-of-chapter.js';
import { narrowedSchema } from './narrowed-schema.js';
import { rolesOfField } from './root-permissions.js';

/** What of the schema somebody asks for: what these roles may use, and what is in these chapters; everything where nothing is named. */
interface AskedPart {
  readonly roles: readonly Role[];
  readonly chapters: readonly string[];
}

/** Parts that are kept, of the many that can be asked for. */
const most = 40;
const type = 'text/plain; charset=utf-8';

/**
 * The schema as text, whole or in parts, each printed once.
 * @throws GraphQLError BAD_USER_INPUT for a role, a chapter or a parameter that there is not
 */
export function askedSchema(
  schema: GraphQLSchema,
  print: (schema: GraphQLSchema) => string,
): (search: string) => Promise<KeptText> {
  const parts = new LRUCache<string, Promise<KeptText>>({ max: most });
  let whole: KeptText | undefined;
  return async (search) => {
    const part = readPart(search);
    if (part.roles.length + part.chapters.length === 0) return (whole ??= keptText(print(schema), type));
    const key = JSON.stringify(part);
    const kept = parts.get(key) ?? printPart(schema, print, part).then((text) => keptText(text, type));
    parts.set(key, kept);
    return kept;
  };
}

function readPart(search: string): AskedPart {
  const given = new URLSearchParams(search);
  const unknown = [...given.keys()].find((name) => name !== 'role' && name !== 'chapter');
  if (unknown !== undefined) throw badInput(`${unknown}：没有此参数，可用 role、chapter`);
  const items = (name: string): string[] => [...new Set(given.getAll(name).flatMap((text) => text.split(',')))].sort();
  const known = chapters.map(({ name }) => name);
  return {
    roles: items('role').map((text) => {
      if (!isRole(text)) throw badInput(`role：没有角色“${text}”，可用 ${Object.keys(roles).join('、')}`);
      return text;
    }),
    chapters: items('chapter').map((text) => {
      if (!known.includes(text)) throw badInput(`chapter：没有章节“${text}”，可用 ${known.join('、')}`);
      return text;
    }),
  };
}

async function printPart(
  schema: GraphQLSchema,
  print: (schema: GraphQLSchema) => string,
  { roles: held, chapters: asked }: AskedPart,
): Promise<string> {
  const chapterOf = chapterOfField(schema);
  const fields = new Set<string>();
  const narrowed = narrowedSchema(schema, (root, field) => {
    const isKept =
      (held.length === 0 || rolesOfField(root, field).some((role) => held.includes(role))) &&
      (asked.length === 0 || asked.includes(chapterOf.get(field)?.name ?? ''));
    if (isKept) fields.add(field);
    return isKept;
  });
  const sdl = print(narrowed);
  return asked.length === 0 ? sdl : `${sdl}${exampleComments(await allExamples(), fields)}`;
}

/** Which types stand behind each interface, as caches of Apollo Client and urql want to know it. */
export function possibleTypes(schema: GraphQLSchema): Record<string, string[]> {
  const abstract = Object.values(schema.getTypeMap()).filter((one) => isInterfaceType(one) || isUnionType(one));
  return Object.fromEntries(
    abstract
      .map((one): [string, string[]] => [
        one.name,
        schema
          .getPossibleTypes(one)
          .map(({ name }) => name)
          .sort(),
      ])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
