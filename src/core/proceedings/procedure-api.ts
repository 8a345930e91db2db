import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root, type ClassType } from 'type-graphql';
import type { Parameters } from '../../platform/database/parameters.js';
import { snakeCase } from '../../platform/database/row.js';
import { PageArgs, type Page } from '../../platform/graphql/connection.graphql.js';
import type { RequestContext } from '../hub.js';
import type { Organization } from '../organizations/index.js';
import { propertyOf, type Facts } from './fact.js';
import type { Procedure, ProceedingRow } from './procedure.js';
import { proceedingLoader } from './proceeding-loader.js';
import { proceedingConnection } from './proceeding-connection.js';
import {
  organizationAmong,
  organizationCondition,
  proceedingConditions,
  textCondition,
  type ProceedingFilter,
} from './proceeding-filter.graphql.js';
import type { ProceedingPayload } from './proceeding-payload.js';
import { procedureTypes, requestType, type RequestWords, type TypeWords } from './procedure-types.js';

/** A mutation that takes a step: what is said of it and of its request, and what it does. */
export interface StepApi extends RequestWords {
  readonly words: string;
  run(context: RequestContext, input: never): Promise<ProceedingPayload>;
}

export interface ProcedureWords extends TypeWords {
  readonly list: { readonly name: string; readonly words: string };
}

/** What a list is narrowed by that is no fact: fields of its filter, and the predicates over `p` and the facts `d` for their values. */
export interface Narrowing {
  readonly fields: Facts;
  conditions(filter: Readonly<Record<string, unknown>>, $: Parameters, hub: RequestContext['hub']): string[];
}

/**
 * What every procedure offers: its list and a mutation a step. It translates and calls; no rule lives here, and whatever is not a matter
 * of course stands in a resolver beside it.
 */
export function procedureApi<
  Row extends object,
  State extends string,
  Party extends string,
  Name extends string,
  Clock extends string,
>(
  procedure: Procedure<Row, State, Party, Name, Clock>,
  facts: Facts,
  words: ProcedureWords,
  steps: Readonly<Partial<Record<Name, StepApi>>>,
  narrowing: Narrowing = { fields: {}, conditions: () => [] },
) {
  const own = procedure as unknown as Procedure;
  const types = procedureTypes(own, facts, words, narrowing.fields);
  const { Type, Filter, Connection, Payload } = types;

  @Resolver(() => Type)
  class ProcedureResolver {
    @Query(() => Connection, { name: words.list.name, description: words.list.words })
    list(
      @Arg('filter', () => Filter, {
        nullable: true,
        description: '只要符合全部条件的。Only what meets all of these.',
      })
      filter: ProceedingFilter | null,
      @Args(() => PageArgs) args: PageArgs,
      @Ctx() context: RequestContext,
      @Info() info: GraphQLResolveInfo,
    ): Promise<Page<ProceedingRow>> {
      return proceedingConnection(context, own, args, conditionsOf(facts, narrowing, filter, context), info);
    }
  }
  const { prototype } = ProcedureResolver;

  function add(name: string, method: (...args: never[]) => unknown): PropertyDescriptor {
    const descriptor = { value: method, configurable: true, writable: true };
    Object.defineProperty(prototype, name, descriptor);
    return descriptor;
  }

  for (const [name, fact] of Object.entries(facts)) {
    const { declared } = fact;
    if (typeof declared.column !== 'string' || declared.words === null) continue;
    const shown = declared.shownAs ?? name;
    const property = propertyOf(name, fact);
    const found = referredTo[declared.column](property);
    FieldResolver()(prototype, shown, add(shown, found));
    Root()(prototype, shown, 0);
    Ctx()(prototype, shown, 1);
  }

  const shared = new Map<string, ClassType>();
  for (const [step, api] of Object.entries<StepApi | undefined>(steps) as [Name, StepApi][]) {
    const { words: description, requestName = '', run } = api;
    const mutation = procedure.mutations[step];
    const input = shared.get(requestName) ?? requestType(own, facts, step, types, api);
    if (requestName !== '') shared.set(requestName, input);
    const answer = (given: never, context: RequestContext) => run(context, given);
    Mutation(() => Payload, { description })(prototype, mutation, add(mutation, answer));
    Arg('input', () => input, { description: '请求内容。What is asked for.' })(prototype, mutation, 0);
    Ctx()(prototype, mutation, 1);
  }
  return { Type, resolver: ProcedureResolver };
}

type Root = Readonly<Record<string, unknown>>;

function organizationAt(property: string) {
  return (row: Root, { hub }: RequestContext): Organization | null => {
    const key = (row[property] ?? null) as number | null;
    return key === null ? null : hub.organizations.byKey(key);
  };
}

function organizationsAt(property: string) {
  return (row: Root, { hub }: RequestContext): Organization[] | null => {
    const keys = (row[property] ?? null) as readonly number[] | null;
    return keys && keys.map((key) => hub.organizations.byKey(key));
  };
}

/** Null too where it may not be seen. */
function proceedingAt(property: string) {
  return async (row: Root, { loaders }: RequestContext): Promise<ProceedingRow | null> => {
    const key = (row[property] ?? null) as string | null;
    return key === null ? null : loaders.own(proceedingLoader).load(key);
  };
}

const referredTo = { ORGANIZATION: organizationAt, ORGANIZATIONS: organizationsAt, PROCEEDING: proceedingAt };

type Filtering = ProceedingFilter & { readonly states?: readonly string[] | null } & Readonly<Record<string, unknown>>;

function conditionsOf(facts: Facts, narrowing: Narrowing, filter: ProceedingFilter | null, { hub }: RequestContext) {
  return ($: Parameters): string[] => {
    const given = (filter ?? {}) as Filtering;
    return [
      ...proceedingConditions(filter, $),
      ...(given.states ? [`p.state = ANY (${$(given.states, 'text[]')})`] : []),
      ...Object.entries(facts).flatMap(([name, fact]) => {
        const { filter: filtered, column, isChoice } = fact.declared;
        if (!filtered) return [];
        const field = filtered.name ?? name;
        const stored = snakeCase(propertyOf(name, fact));
        if (isChoice) return given[field] ? [`d.${stored} = ANY (${$(given[field], 'text[]')})`] : [];
        const value = given[field] as string | null | undefined;
        if (column === 'ORGANIZATIONS') return organizationAmong(`d.${stored}`, value, hub.organizations, $);
        return column === 'ORGANIZATION'
          ? organizationCondition(stored, value, hub.organizations, $)
          : textCondition(stored, value, field, $);
      }),
      ...narrowing.conditions(given, $, hub),
    ];
  };
}
