import { ask } from './ask.js';
import type { Session } from './session.js';

interface Types {
  readonly __schema: {
    readonly types: readonly {
      readonly name: string;
      readonly possibleTypes: readonly { readonly name: string }[] | null;
    }[];
  };
}

/** Which types stand behind each interface of this hub, as the cache of Apollo Client wants to know it. */
export async function possibleTypes(session: Session): Promise<Record<string, string[]>> {
  const query = 'query PossibleTypes { __schema { types { name possibleTypes { name } } } }';
  const { __schema: schema } = await ask<Types, object>(session, query, {});
  return Object.fromEntries(
    schema.types.flatMap(({ name, possibleTypes: types }) => (types ? [[name, types.map((each) => each.name)]] : [])),
  );
}
