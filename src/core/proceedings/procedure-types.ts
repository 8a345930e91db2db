import { Field, ID, InputType, ObjectType, type ClassType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.graphql.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import type { FieldType } from '../../platform/graphql/field-type.js';
import { correctableFacts, correctionField } from './correct-facts.js';
import { stateEnum } from './define-procedure.js';
import type { Fact, Facts } from './fact.js';
import type { Procedure } from './procedure.js';
import { itemFields } from './item-filter.js';
import { momentField, tellsOccurrence } from './occurrence.js';
import { ProceedingFilter } from './proceeding-filter.graphql.js';
import { OpeningInput, StepInputType } from './proceeding-input.graphql.js';
import { proceedingPayloadOf } from './proceeding-payload.graphql.js';
import { Proceeding } from './proceeding.graphql.js';

type Class = ClassType;

/** What is said of the types of a procedure, Chinese first, then English. */
export interface TypeWords<Field extends string = string> {
  /** The name of the proceeding in payloads, e.g. `caseTransfer`. */
  readonly field: Field;
  /** Of the filter of its list. */
  readonly filter: string;
  /** The name of that filter, if not the type's and `Filter`. */
  readonly filterName?: string;
  /** Of a request that takes a step, and of the field in it that names the proceeding; nothing where it is only opened. */
  readonly step?: string;
  readonly id?: string;
}

/** The GraphQL types of a procedure but for its requests. */
export function procedureTypes(procedure: Procedure, facts: Facts, words: TypeWords, narrowing: Facts) {
  const { typeName, description } = procedure;
  const states = stateEnum(procedure);

  @ObjectType(typeName, { implements: Proceeding, description })
  class Type extends Proceeding {}
  declare(Type, 'state', () => states, { description: '状态。State.' });
  for (const [name, { declared }] of Object.entries(facts)) {
    if (declared.words === null) continue;
    declare(Type, declared.shownAs ?? name, declared.type, {
      description: declared.words,
      nullable: declared.isOptional,
    });
  }

  @InputType(words.filterName ?? `${typeName}Filter`, { description: words.filter })
  class Filter extends ProceedingFilter {}
  // Of a procedure that has one state all are in it.
  const any = { nullable: true, description: '状态，任一即可。Any of these states.' };
  if (Object.keys(states).length > 1) Field(() => [states] as never, any)(Filter.prototype, 'states');
  for (const [name, { declared }] of Object.entries(facts)) {
    if (!declared.filter) continue;
    declare(Filter, declared.filter.name ?? name, filterType(declared), {
      nullable: true,
      description: declared.filter.words,
    });
  }

  for (const [name, { type, description: words }] of Object.entries(itemFields(facts, narrowing)))
    declare(Filter, name, type, { nullable: true, description: words });
  for (const [name, { declared }] of Object.entries(narrowing))
    declare(Filter, name, declared.type, { nullable: true, description: declared.words ?? '' });

  @InputType()
  class NamingInput extends StepInputType {}
  declare(NamingInput, `${words.field}Id`, () => ID, { description: words.id ?? '' });

  @InputType(`${capitalized(words.field)}StepInput`, { description: words.step ?? '' })
  class StepInput extends NamingInput {}
  declareOccurrence(StepInput, momentField());

  return {
    Type: Type as Class,
    Filter: Filter as Class,
    /** The request of any step that asks for nothing, and what all requests in a proceeding have in common. */
    StepInput: StepInput as Class,
    NamingInput: NamingInput as Class,
    Connection: connectionOf(typeName, () => Type as Class),
    Payload: proceedingPayloadOf(`${typeName}Payload`, words.field, () => Type as Class),
  };
}

/** The request that puts facts right: any of those that may be. */
export function correctionType(
  procedure: Procedure,
  facts: Facts,
  { NamingInput }: { readonly NamingInput: Class },
): Class {
  const { label, typeName } = procedure;
  const description = `更正${label}：只填须更正的各项（规则 S0）。Puts facts right; what is not given stays (rule S0).`;

  @InputType(`Correct${typeName}Input`, { description })
  class Correction extends (NamingInput as unknown as new () => object) {}
  declare(Correction, 'reason', () => String, { description: '更正理由，必填。Why it was wrong, required.' });
  for (const [name, fact] of correctableFacts(procedure, facts)) {
    const { declared } = fact;
    declare(Correction, correctionField(name, fact), declared.type, {
      nullable: true,
      description: declared.words ?? '',
    });
  }
  return Correction as Class;
}

/** What is said of the request of a step. */
export interface RequestWords {
  /** Not given where it asks for nothing, and is that of any step. */
  readonly request?: string | undefined;
  /** Its name, if not its mutation's: steps that name the same one share it, and ask for the same. */
  readonly requestName?: string | undefined;
  /** What it asks for beside facts. */
  readonly also?: Facts | undefined;
}

/** The request of a step: what it asks for of the facts, and what else. */
export function requestType(
  procedure: Procedure,
  facts: Facts,
  step: string,
  { StepInput, NamingInput }: { readonly StepInput: Class; readonly NamingInput: Class },
  { request: words, requestName, also = {} }: RequestWords,
): Class {
  const asked = Object.entries(facts).filter(([, { declared }]) => step in declared.asked);
  const from = procedure.table.steps[step]?.from ?? null;
  const opens = from === null || (Array.isArray(from) && from.includes(null));
  const isPlain = asked.length === 0 && Object.keys(also).length === 0;
  if (!opens && isPlain && words === undefined) return StepInput;
  const name = procedure.mutations[step] ?? step;

  @InputType(requestName ?? `${capitalized(name)}Input`, { description: words ?? '' })
  class Request extends ((opens ? OpeningInput : NamingInput) as unknown as new () => object) {}
  if (tellsOccurrence(procedure.table, step)) declareOccurrence(Request, momentField(procedure.table.steps[step]));
  for (const [field, { declared }] of asked) {
    const { demand, words: description } = declared.asked[step] ?? { demand: 'optional', words: '' };
    const { byDefault } = declared;
    declare(Request, field, declared.type, {
      description,
      ...(byDefault === undefined ? { nullable: demand === 'optional' } : { defaultValue: byDefault }),
    });
  }
  for (const [field, { declared }] of Object.entries<Fact>(also))
    declare(Request, field, declared.type, { description: declared.words ?? '', nullable: declared.isOptional });
  return Request as Class;
}

const capitalized = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/** Of several values any will do; what is referred to is named by its code. */
function filterType({ column, type, isChoice }: Fact['declared']): () => FieldType {
  if (isChoice) return () => [type()];
  return typeof column === 'string' ? () => String : type;
}

/** When it was done, of a step that has no moment of its own. */
function declareOccurrence(target: Class, field: string): void {
  declare(target, field, () => DateTimeScalar, {
    nullable: true,
    description:
      '办理时间，不填为登记时：先在纸面上办理的，时限依办理时间计算。When it was done, if not now; clocks go by it.',
  });
}

/** As `@Field` would. */
function declare(target: Class, name: string, type: () => FieldType, options: object): void {
  Field(type as () => Class, options)((target as unknown as { prototype: object }).prototype, name);
}
