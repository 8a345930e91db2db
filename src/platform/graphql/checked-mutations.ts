import {
  getNullableType,
  GraphQLID,
  GraphQLString,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { refusal, type Refusal } from '../../kernel/refusal.js';

/** What stands above a text: its type's name, and what its field says of itself. */
interface TextPlace {
  readonly isId: boolean;
  readonly extensions: Readonly<Record<string, unknown>>;
}

interface MutationChecks<Context> {
  /** Runs first. @throws GraphQLError for whoever may not ask at all */
  admit(context: Context): void;
  /** Why whoever asks may do nothing at all; nothing if it may. */
  refuse?(context: Context): readonly Refusal[];
  /** Why a text may not come in, null when it may. */
  faultOf(text: string, place: TextPlace): string | null;
  /** The rule that a fault of a mutation's text breaks, null where none of its own does; none has one if not given. */
  ruleOf?(mutation: string, fault: string): string | null;
}

/**
 * Has every text of every mutation's arguments looked at before its resolver runs, whoever writes it and whatever it is called. What is
 * wrong is told as `userErrors`, each with its path; nothing of the mutation has run then.
 * @throws Error when a mutation's payload cannot tell of it
 */
export function checkMutations<Context>(
  schema: GraphQLSchema,
  { admit, refuse = () => [], faultOf, ruleOf = () => null }: MutationChecks<Context>,
): void {
  const lookInto = looks(faultOf);
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const nothing = answerOfNothing(field);
    const { resolve } = field;
    if (!resolve) throw new Error(`mutation ${field.name} has no resolver`);
    const declared = field.args.map(({ name, type, extensions }) => ({
      name,
      look: lookInto(type, extensions),
      // `input` is where the paths of userErrors begin.
      place: name === 'input' ? null : { above: null, name },
    }));
    field.resolve = (root, args: Readonly<Record<string, unknown>>, context: Context, info) => {
      admit(context);
      const refused = refuse(context);
      if (refused.length > 0) return { ...nothing, userErrors: refused };
      const userErrors: Refusal[] = [];
      for (const { name, look, place } of declared) look(args[name], place, userErrors);
      if (userErrors.length === 0) return resolve(root, args, context, info);
      return {
        ...nothing,
        userErrors: userErrors.map((each) => ({ ...each, rule: ruleOf(field.name, each.message) })),
      };
    };
  }
}

/** Where a value stands, from the inside out: written down only when something is wrong. */
interface Place {
  readonly above: Place | null;
  readonly name: string;
}

type Look = (value: unknown, place: Place | null, faults: Refusal[]) => void;

/** Makes of a type what looks into its values, once a schema: each publication is looked into. */
function looks(faultOf: MutationChecks<never>['faultOf']) {
  const known = new Map<GraphQLInputObjectType, Look>();

  function lookInto(type: GraphQLInputType, extensions: TextPlace['extensions']): Look {
    const nullable = getNullableType(type);
    if (isListType(nullable)) {
      const look = lookInto(nullable.ofType, extensions);
      return (list, place, faults) => {
        if (!Array.isArray(list)) return;
        for (const [index, item] of list.entries()) look(item, { above: place, name: String(index) }, faults);
      };
    }
    if (isInputObjectType(nullable)) return lookIntoObject(nullable);
    // Scalars of a form of their own, such as instants, have looked at it themselves.
    if (nullable !== GraphQLString && nullable !== GraphQLID) return () => undefined;
    const text = { isId: nullable === GraphQLID, extensions };
    return (value, place, faults) => {
      const fault = typeof value === 'string' ? faultOf(value, text) : null;
      if (fault !== null) faults.push(refusal(pathOf(place), 'INVALID', fault));
    };
  }

  function lookIntoObject(type: GraphQLInputObjectType): Look {
    const before = known.get(type);
    if (before) return before;
    let fields: readonly { readonly name: string; readonly look: Look }[] | undefined;
    const look: Look = (value, place, faults) => {
      if (typeof value !== 'object' || value === null) return;
      // Types may hold themselves: what is in one is made out when one comes.
      fields ??= Object.values(type.getFields()).map(({ name, type: inner, extensions }) => ({
        name,
        look: lookInto(inner, extensions),
      }));
      const given = value as Readonly<Record<string, unknown>>;
      for (const { name, look: within } of fields) {
        if (given[name] != null) within(given[name], { above: place, name }, faults);
      }
    };
    known.set(type, look);
    return look;
  }

  return lookInto;
}

function pathOf(place: Place | null): readonly string[] {
  return place ? [...pathOf(place.above), place.name] : [];
}

/** A payload of what was refused: no object, no row, none counted. */
function answerOfNothing({ name, type }: GraphQLField<unknown, unknown>): Readonly<Record<string, unknown>> {
  const payload = getNullableType(type);
  const fields = isObjectType(payload) ? payload.getFields() : {};
  if (!fields['userErrors']) throw new Error(`the payload of mutation ${name} has no userErrors`);
  return Object.fromEntries(
    Object.values(fields).map((field) => {
      if (!isNonNullType(field.type)) return [field.name, null];
      const required = field.type.ofType;
      if (isListType(required)) return [field.name, []];
      if (isScalarType(required) && required.name === 'Int') return [field.name, 0];
      throw new Error(`the payload of mutation ${name} needs ${field.name} when it is refused`);
    }),
  );
}
