/**
 * The authorization that a client gives with `connection_init`: as a parameter or among parameters called `headers`, as some libraries send what
 * they would over HTTP; in any case of its name, as a header. Undefined where none is a text.
 */
export function authorizationIn(parameters: Readonly<Record<string, unknown>> | undefined): string | undefined {
  return textIn(parameters) ?? textIn(parameters?.['headers']);
}

function textIn(parameters: unknown): string | undefined {
  if (typeof parameters !== 'object' || parameters === null) return undefined;
  const [, value] = Object.entries(parameters).find(([name]) => name.toLowerCase() === 'authorization') ?? [];
  return typeof value === 'string' ? value : undefined;
}
