import {
  getIntrospectionQuery,
  GraphQLError,
  NoFragmentCyclesRule,
  parse,
  type DocumentNode,
  type ValidationRule,
} from 'graphql';
import { countRule } from './count-rule.js';
import { expansionOf, type IntrospectionLengths } from './expansion.js';

/** Bounds on a document, the same on every transport. */
export const limits = {
  maxTokens: 2000,
  maxDepth: 12,
  maxAliases: 30,
  maxDirectives: 20,
  maxSpreads: 60,
  maxRootFields: 20,
  /** Fields after every fragment has been put where it is spread. */
  maxFields: 2000,
  /** Two microseconds each; thirty fragments with the same ten fields come to half of them. */
  maxPairs: 10_000,
} as const;

/** Parse options for graphql-js: a document of more tokens is not read to its end. */
export const parseOptions = { maxTokens: limits.maxTokens } as const;

/** What a document may hold as it is written; no fragment leads back to itself, so that what it comes to can be measured. */
export const writtenRules: readonly ValidationRule[] = [
  NoFragmentCyclesRule,
  countRule({
    aliases: { most: limits.maxAliases, name: '别名' },
    directives: { most: limits.maxDirectives, name: '指令' },
    spreads: { most: limits.maxSpreads, name: '片段引用' },
  }),
];

/** About how long lists of introspection are in the hub's own schema; types at most are told whole. */
const lengths: IntrospectionLengths = {
  types: 500,
  directives: 6,
  fields: 8,
  args: 2,
  inputFields: 2,
  enumValues: 2,
  interfaces: 1,
  possibleTypes: 1,
  locations: 3,
};

/** The query that tools send to learn the whole schema: no other may ask for more. */
const mostIntrospection = expansionOf(
  parse(
    getIntrospectionQuery({
      directiveIsRepeatable: true,
      inputValueDeprecation: true,
      schemaDescription: true,
      specifiedByUrl: true,
      oneOf: true,
    }),
  ),
  lengths,
  0,
).introspection;

/** What is too much in a document once its fragments are spread; what it may cost is reckoned with its variables (see cost.ts). */
export function expansionFaults(document: DocumentNode): GraphQLError[] {
  const { depth, fields, rootFields, introspection, pairs } = expansionOf(document, lengths, limits.maxFields);
  return [
    ...(depth > limits.maxDepth ? [`查询嵌套不得超过${limits.maxDepth}层`] : []),
    ...(rootFields > limits.maxRootFields ? [`一次操作的顶层字段不得超过${limits.maxRootFields}个`] : []),
    ...(fields > limits.maxFields ? [`展开片段后的字段不得超过${limits.maxFields}个`] : []),
    ...(pairs > limits.maxPairs ? ['同一名称的字段重复过多，请合并片段'] : []),
    ...(introspection > mostIntrospection ? ['对接口定义的查询不得多于标准的内省查询'] : []),
  ].map((message) => new GraphQLError(message, { extensions: { code: 'DOCUMENT_TOO_LARGE' } }));
}
