import {
  coerceInputValue,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLInputType,
} from 'graphql';
import { badInput } from '../../platform/graphql/connection.graphql.js';
import { withoutValues } from '../../platform/graphql/unquoted.js';

/** The arguments of a query as they came, and as its resolver takes them. */
export interface ExportArguments {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly args: Readonly<Record<string, unknown>>;
}

type Given = Record<string, unknown>;

/**
 * Reads a field's arguments from the parameters of a URL: scalars as they are, lists by commas or as JSON, input objects as JSON or
 * by dots (`period.from=2025-01-01`). The schema itself says what is wrong with a value.
 * @throws GraphQLError BAD_USER_INPUT that names the parameter
 */
export function readArguments(
  field: GraphQLField<unknown, unknown>,
  parameters: URLSearchParams,
  apart: ReadonlySet<string>,
): ExportArguments {
  const given: Given = {};
  // Whole objects first: what is given by dots is then set in them.
  const names = [...new Set(parameters.keys())].sort((one, other) => depth(one) - depth(other));
  for (const name of names) {
    if (apart.has(name)) continue;
    const [argument = '', ...path] = name.split('.');
    const type = field.args.find((each) => each.name === argument && !apart.has(argument))?.type;
    if (!type) throw badInput(`没有参数 ${shown(argument)}`);
    const values = parameters.getAll(name);
    if (values.length > 1 && !isListType(getNullableType(innerType(type, path, name)))) {
      throw badInput(`参数 ${shown(name)}：只能给出一次`);
    }
    put(given, [argument, ...path], read(innerType(type, path, name), values, name), name);
  }
  return { variables: given, args: coerced(field, given, apart) };
}

function depth(name: string): number {
  return name.split('.').length;
}

/** The type of a part of an argument; only what the schema names is ever set. */
function innerType(type: GraphQLInputType, path: readonly string[], name: string): GraphQLInputType {
  let inner = type;
  for (const step of path) {
    const object = getNullableType(inner);
    const next = isInputObjectType(object) ? object.getFields()[step] : undefined;
    if (!next) throw badInput(`没有参数 ${shown(name)}`);
    inner = next.type;
  }
  return inner;
}

function put(given: Given, path: readonly string[], value: unknown, name: string): void {
  let object = given;
  for (const step of path.slice(0, -1)) {
    const next = (object[step] ??= {});
    if (typeof next !== 'object' || next === null || Array.isArray(next))
      throw badInput(`参数 ${shown(name)}：与另一参数不合`);
    object = next as Given;
  }
  object[path.at(-1) ?? ''] = value;
}

function read(type: GraphQLInputType, texts: readonly string[], name: string): unknown {
  const nullable = getNullableType(type);
  const [text = ''] = texts;
  if (isListType(nullable)) {
    if (texts.length === 1 && text.startsWith('[')) return json(text, name);
    const elements = texts.flatMap((each) => each.split(',')).map((each) => each.trim());
    return elements.filter((each) => each !== '').map((each) => read(nullable.ofType, [each], name));
  }
  if (isInputObjectType(nullable)) return json(text, name);
  const scalar = getNamedType(nullable).name;
  if ((scalar === 'Int' || scalar === 'Float') && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (scalar === 'Boolean' && /^(true|false)$/.test(text)) return text === 'true';
  return text;
}

function json(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badInput(`参数 ${shown(name)}：须为 JSON`);
  }
}

function coerced(field: GraphQLField<unknown, unknown>, given: Given, apart: ReadonlySet<string>): Given {
  const args: Given = {};
  for (const argument of field.args) {
    const { name, type, defaultValue } = argument;
    if (apart.has(name)) continue;
    if (given[name] !== undefined) {
      args[name] = coerceInputValue(given[name], type, (path, _value, { message }) => {
        throw badInput(`参数 ${[name, ...path].join('.')}：${reason(message)}`);
      });
    } else if (isRequiredArgument(argument)) throw badInput(`缺少参数 ${name}`);
    else if (defaultValue !== undefined) args[name] = defaultValue;
  }
  return args;
}

/** Why the schema refuses a value, without the value and without what it might have meant. */
function reason(message: string): string {
  const told = withoutValues(message).replace(/ Did you mean .*$/s, '');
  return /^[^A-Za-z]/.test(told) ? told : `值不合要求（${told}）`;
}

function shown(name: string): string {
  return /^[A-Za-z_][\w.]{0,80}$/.test(name) ? name : '（名称有误）';
}
