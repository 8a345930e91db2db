import { GraphQLError, type ASTVisitor, type ValidationContext, type ValidationRule } from 'graphql';

/** Bounds on a document, the same on every transport. */
export const limits = {
  maxTokens: 2000,
  maxDepth: 12,
  maxAliases: 30,
  maxRootFields: 20,
} as const;

/** Parse options for graphql-js: a document of more tokens is not read to its end. */
export const parseOptions = { maxTokens: limits.maxTokens } as const;

/** Depth, aliases and root fields; introspection is bounded like everything else. */
export const limitRules: readonly ValidationRule[] = [depthRule, aliasRule, rootFieldRule];

function refuse(context: ValidationContext, message: string): void {
  context.reportError(new GraphQLError(message, { extensions: { code: 'DOCUMENT_TOO_LARGE' } }));
}

/** Counts nested fields of the document as written; a fragment's own nesting is added where it is defined. */
function depthRule(context: ValidationContext): ASTVisitor {
  let depth = 0;
  let reported = false;
  return {
    Field: {
      enter() {
        depth += 1;
        if (depth > limits.maxDepth && !reported) {
          reported = true;
          refuse(context, `查询嵌套不得超过${limits.maxDepth}层`);
        }
      },
      leave() {
        depth -= 1;
      },
    },
  };
}

function aliasRule(context: ValidationContext): ASTVisitor {
  let aliases = 0;
  return {
    Field({ alias }) {
      if (alias) aliases += 1;
      if (aliases === limits.maxAliases + 1) refuse(context, `别名不得超过${limits.maxAliases}个`);
    },
  };
}

function rootFieldRule(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition({ selectionSet }) {
      if (selectionSet.selections.length > limits.maxRootFields) {
        refuse(context, `一次操作的顶层字段不得超过${limits.maxRootFields}个`);
      }
    },
  };
}
