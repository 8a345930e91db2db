import type { ValidationRule } from 'graphql';
import { depthRule } from './depth-rule.js';
import { countRule } from './count-rule.js';

/** Bounds on a document, the same on every transport. */
export const limits = {
  maxTokens: 2000,
  maxDepth: 12,
  maxAliases: 30,
  maxDirectives: 20,
  maxSpreads: 60,
  maxRootFields: 20,
} as const;

/** Parse options for graphql-js: a document of more tokens is not read to its end. */
export const parseOptions = { maxTokens: limits.maxTokens } as const;

/** What a document may hold, introspection included; what it may cost is reckoned with its variables (see cost.ts). */
export const limitRules: readonly ValidationRule[] = [
  depthRule(limits.maxDepth),
  countRule({
    aliases: { most: limits.maxAliases, name: '别名' },
    directives: { most: limits.maxDirectives, name: '指令' },
    spreads: { most: limits.maxSpreads, name: '片段引用' },
    rootFields: { most: limits.maxRootFields, name: '一次操作的顶层字段' },
  }),
];
