import {
  execute,
  getArgumentValues,
  getVariableValues,
  GraphQLError,
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Payload, Payloads } from '../core/webhooks/index.js';
import type { ChangeFilter, DeliveredChange } from '../core/changes/index.js';
import { costReckoner, tooExpensive } from '../platform/graphql/cost.js';
import { readDocument } from '../platform/graphql/document-reader.js';
import { maskError, toldError } from '../platform/graphql/errors.js';
import { rootOf } from '../platform/graphql/root-of.js';
import type { Logger } from '../platform/log/index.js';
import { cloudEvent, type FollowedChange } from './change-events.js';
import { followedChanges } from './event-search.js';

interface ShapingDocument {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly filter: ChangeFilter;
}

/** Documents that are kept read; each webhook has one at most. */
const mostRead = 1_000;
const cloudEventType = 'application/cloudevents+json; charset=utf-8';
const jsonType = 'application/json; charset=utf-8';
/** What the receiver has no part in. */
const ownFaults: ReadonlySet<unknown> = new Set(['INTERNAL_SERVER_ERROR', 'SERVICE_UNAVAILABLE']);

/** Makes what webhooks post: by the document of `/events`, or by one that its owner has stored, under the limits that hold for every document. */
export function webhookPayloads(schemaOf: () => GraphQLSchema, log: Logger): Payloads {
  const read = new LRUCache<string, ShapingDocument | { readonly fault: string }>({ max: mostRead });
  const shaping = (text: string): ShapingDocument | { readonly fault: string } => {
    const known = read.get(text) ?? readShaping(schemaOf(), text);
    read.set(text, known);
    return known;
  };

  async function resultOf(text: string, change: DeliveredChange, contextValue: unknown) {
    const shape = shaping(text);
    if ('fault' in shape) throw new Error('a document that is not valid shapes no payload');
    const { document, variables: variableValues } = shape;
    const result = await execute({ schema: schemaOf(), document, rootValue: change, contextValue, variableValues });
    const errors = (result.errors ?? []).map((error) => {
      const masked = maskError(error, log);
      if (ownFaults.has(masked.extensions['code'])) throw rootOf(error);
      return toldError(masked);
    });
    return { data: result.data, ...(errors.length > 0 ? { errors } : {}) };
  }

  return {
    read: shaping,
    async of(text, change, context): Promise<Payload> {
      if (text !== null) {
        return { contentType: jsonType, body: JSON.stringify(await resultOf(text, change, context)) };
      }
      const { data } = await resultOf(followedChanges, change, context);
      const followed = (data as { readonly changes: FollowedChange }).changes;
      return { contentType: cloudEventType, body: JSON.stringify(cloudEvent(followed)) };
    },
  };
}

/** A subscription to `changes` that needs no variables, with its filter; else what is wrong with it. */
function readShaping(schema: GraphQLSchema, text: string): ShapingDocument | { readonly fault: string } {
  const reading = readDocument(schema, text);
  if ('errors' in reading)
    return {
      fault: reading.errors
        .slice(0, 3)
        .map(({ message }) => message)
        .join('；'),
    };
  const { document } = reading;
  const operations = document.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  const [operation] = operations;
  if (operations.length !== 1 || operation?.operation !== OperationTypeNode.SUBSCRIPTION) {
    return { fault: '须恰有一个 subscription 操作 (one subscription)' };
  }
  const [root, ...others] = operation.selectionSet.selections;
  if (root?.kind !== Kind.FIELD || root.name.value !== 'changes' || others.length > 0) {
    return { fault: '须直接订阅 changes (subscribe to changes)' };
  }
  const given = getVariableValues(schema, operation.variableDefinitions ?? [], {});
  if (given.errors) return { fault: '变量均须有默认值 (variables need defaults)' };
  const expensive = tooExpensive(costReckoner(schema)({ document, operationName: null, variables: {} }));
  if (expensive) return { fault: expensive.message };
  const filter = filterOf(schema, root, given.coerced);
  return 'fault' in filter ? filter : { document, operation, variables: {}, ...filter };
}

function filterOf(
  schema: GraphQLSchema,
  root: FieldNode,
  variables: Readonly<Record<string, unknown>>,
): { readonly filter: ChangeFilter } | { readonly fault: string } {
  const field = schema.getSubscriptionType()?.getFields()['changes'];
  if (!field) return { fault: '没有订阅 changes' };
  try {
    const { filter, ...places } = getArgumentValues(field, root, variables);
    const placed = Object.keys(places).filter((name) => places[name] != null);
    if (placed.length > 0) return { fault: `${placed.join('、')}：推送的位置由平台保存，不在文档中填写` };
    return { filter: { ...(filter as ChangeFilter | null | undefined) } };
  } catch (error) {
    if (error instanceof GraphQLError) return { fault: error.message };
    throw error;
  }
}
