import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root, type ClassType } from 'type-graphql';
import { PageArgs, type Page } from '../../platform/graphql/connection.graphql.js';
import { replacedBy } from '../../platform/graphql/deprecation.js';
import type { RequestContext } from '../hub.js';
import { takeCommonStep } from './common-step.js';
import { correction, correctionOf, type CorrectionInput } from './correct-facts.js';
import { propertyOf, type Facts } from './fact.js';
import type { FactsOf } from './facts-of.js';
import type { Procedure, ProceedingRow } from './procedure.js';
import { conditionsOf, type Narrowing } from './procedure-list.js';
import { correctionType, procedureTypes, requestType, type TypeWords } from './procedure-types.js';
import { proceedingConnection } from './proceeding-connection.js';
import type { ProceedingFilter } from './proceeding-filter.graphql.js';
import type { ProceedingPayload } from './proceeding-payload.js';
import { referredTo } from './referred-facts.js';
import { stepsOf, type Complete, type GivenInput, type InputOf, type StepApi, type StepApis } from './step-api.js';

export interface ProcedureWords<Field extends string = string> extends TypeWords<Field> {
  readonly list: {
    readonly name: string;
    readonly words: string;
    /** What the list was called before, and the day from which that name may be gone. */
    readonly formerly?: { readonly name: string; readonly goesOn: string };
  };
}

/**
 * What every procedure offers: its list and a mutation a step. It translates and calls; no rule lives here, and whatever is not a matter
 * of course stands in a resolver beside it.
 */
export function procedureApi<
  All extends Facts,
  Beside extends Readonly<Record<string, Facts>>,
  State extends string,
  Party extends string,
  Name extends string,
  Clock extends string,
  Field extends string,
  Loaded,
>(
  procedure: Procedure<FactsOf<All>, State, Party, Name, Clock>,
  facts: All,
  requests: Beside,
  words: ProcedureWords<Field>,
  steps: StepApis<All, Beside, Clock, Field, Loaded> & Complete<NoInfer<Loaded>, Name>,
  narrowing: Narrowing = { fields: {}, conditions: () => [] },
) {
  const own = procedure as unknown as Procedure;
  const types = procedureTypes(own, facts, words, narrowing.fields);
  const { Type, Filter, Connection, Payload } = types;

  const description = `${procedure.label}：${words.list.words}`;
  const filterOptions = {
    nullable: true,
    description: '筛选条件：只要符合全部条件的。Only what meets all of these.',
  } as const;

  @Resolver(() => Type)
  class ProcedureResolver {
    /** By step: for tests that ask of each decision what holds of all. */
    static readonly rules = steps;

    @Query(() => Connection, { name: words.list.name, description })
    list(
      @Arg('filter', () => Filter, filterOptions) filter: ProceedingFilter | null,
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

  const { formerly } = words.list;
  if (formerly) {
    const deprecationReason = replacedBy(words.list.name, formerly.goesOn);
    const former = add('formerList', prototype.list);
    Query(() => Connection, { name: formerly.name, description, deprecationReason })(prototype, 'formerList', former);
    Arg('filter', () => Filter, filterOptions)(prototype, 'formerList', 0);
    Args(() => PageArgs)(prototype, 'formerList', 1);
    Ctx()(prototype, 'formerList', 2);
    Info()(prototype, 'formerList', 3);
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

  const rules = steps as unknown as Readonly<Record<Name, StepApi<object, GivenInput, string, unknown>>>;
  const act = stepsOf(own, facts, `${words.field}Id`, rules);
  const shared = new Map<string, ClassType>();
  for (const step of Object.keys(rules) as Name[]) {
    const { words: description, request, requestName } = rules[step];
    const mutation = procedure.mutations[step];
    const also = requests[step];
    const input = shared.get(requestName ?? '') ?? requestType(own, facts, step, types, { request, requestName, also });
    if (requestName !== undefined) shared.set(requestName, input);
    const answer = (given: GivenInput, context: RequestContext): Promise<ProceedingPayload> =>
      act(context, step, given);
    Mutation(() => Payload, { description })(prototype, mutation, add(mutation, answer));
    Arg('input', () => input, { description: '请求内容。What is asked for.' })(prototype, mutation, 0);
    Ctx()(prototype, mutation, 1);
  }
  const correcting = correctionOf(own, facts);
  if (correcting) {
    const input = correctionType(own, facts, types);
    const idField = `${words.field}Id`;
    const answer = (given: CorrectionInput, context: RequestContext): Promise<ProceedingPayload> => {
      const named = { path: idField, id: String(given[idField]) };
      return takeCommonStep(context, named, given, correction(own, facts, correcting));
    };
    const description = `更正${procedure.label}：由填写的单位更正，办结前均可，须说明理由，留存更正前后的内容（规则 S0）。Whoever gave a fact puts it right with a reason, until it is closed.`;
    Mutation(() => Payload, { description })(prototype, correcting, add(correcting, answer));
    Arg('input', () => input, { description: '请求内容。What is asked for.' })(prototype, correcting, 0);
    Ctx()(prototype, correcting, 1);
  }
  return {
    Type,
    Payload,
    resolver: ProcedureResolver,
    /** Takes a step as its mutation would. */
    act: act as unknown as <Step extends Name>(
      context: RequestContext,
      step: Step,
      input: Omit<InputOf<All, Beside, Step, Field>, `${Field}Id`> & Readonly<Partial<Record<`${Field}Id`, string>>>,
    ) => Promise<ProceedingPayload<FactsOf<All>>>,
  };
}
