import { Ctx, FieldResolver, Root, type ClassType } from 'type-graphql';
import type { RequestContext } from '../hub.js';
import type { DetailTable } from './record-category.js';
import { partLoader } from './record-loaders.js';
import type { RecordRow } from './record.js';

/** Declares on a resolver what reads each list of rows that belongs to a record, as `@FieldResolver` would: a page in one statement. */
export function declareParts(resolver: ClassType, parts: Readonly<Record<string, DetailTable>>): void {
  const methods: object = resolver.prototype;
  for (const [name, table] of Object.entries(parts)) {
    const method = {
      value: ({ key }: RecordRow, { loaders }: RequestContext): Promise<object[]> =>
        loaders.ownFor(table, partLoader).load(key),
    };
    Object.defineProperty(methods, name, method);
    FieldResolver()(methods, name, method);
    Root()(methods, name, 0);
    Ctx()(methods, name, 1);
  }
}
