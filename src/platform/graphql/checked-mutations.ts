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
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { refusal, type Refusal } from '../../kernel/refusal.js';

/** What stands above a text: its type's name, and what its field says of itself. */
export interface TextPlace {
  readonly isId: boolean;
  readonly extensions: Readonly<Record<string, unknown>>;
}

export interface MutationChecks<Context> {
  /** Runs first. @throws GraphQLError for whoever may not ask at all */
  admit(context: Context): void;
  /** Why a text may not come in, null when it may. */
  faultOf(text: string, place: TextPlace): string | null;
}

/**
 * Has every text of every mutation's arguments looked at before its resolver runs, whoever writes it and whatever it is called. What is
 * wrong is told as `userErrors`, each with its path; nothing of the mutation has run then.
 * @throws Error when a mutation's payload cannot tell of it
 */
export function checkMutations<Context>(schema: GraphQLSchema, { admit, faultOf }: MutationChecks<Context>): void {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const nothing = answerOfNothing(field);
    const { resolve, args: declared } = field;
    if (!resolve) throw new Error(`mutation ${field.name} has no resolver`);
    field.resolve = (root, args: Readonly<Record<string, unknown>>, context: Context, info) => {
      admit(context);
      const userErrors = declared.flatMap(({ name, type, extensions }) =>
        // `input` is where the paths of userErrors begin.
        faultsIn(args[name], type, { path: name === 'input' ? [] : [name], extensions, faultOf }),
      );
      return userErrors.length > 0 ? { ...nothing, userErrors } : resolve(root, args, context, info);
    };
  }
}

interface Walk extends Pick<MutationChecks<never>, 'faultOf'> {
  readonly path: readonly string[];
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** Scalars of their own form, such as instants, have looked at it themselves. */
function faultsIn(value: unknown, type: GraphQLInputType, walk: Walk): Refusal[] {
  const nullable = getNullableType(type);
  if (typeof value === 'string') {
    if (nullable !== GraphQLString && nullable !== GraphQLID) return [];
    const fault = walk.faultOf(value, { isId: nullable === GraphQLID, extensions: walk.extensions });
    return fault === null ? [] : [refusal(walk.path, 'INVALID', fault)];
  }
  if (isListType(nullable) && Array.isArray(value)) {
    return value.flatMap((item, index) =>
      faultsIn(item, nullable.ofType, { ...walk, path: [...walk.path, String(index)] }),
    );
  }
  if (!isInputObjectType(nullable) || typeof value !== 'object' || value === null) return [];
  const given = value as Readonly<Record<string, unknown>>;
  return Object.values(nullable.getFields()).flatMap(({ name, type: inner, extensions }) =>
    given[name] == null ? [] : faultsIn(given[name], inner, { ...walk, path: [...walk.path, name], extensions }),
  );
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
