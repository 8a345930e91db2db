import type { GraphQLScalarType } from 'graphql';
import type { ClassType } from 'type-graphql';

/** A type as `@Field` takes it: a class, an enum object, a scalar, or a list of one of them. */
export type FieldType = ClassType | GraphQLScalarType | object | [ClassType | GraphQLScalarType | object];
