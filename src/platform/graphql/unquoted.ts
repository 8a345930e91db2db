const wrongVariable = /^Variable "\$(\w+)" got invalid value /;
/** How the reasons of graphql-js and of the hub's scalars begin: before them stands a value, which may hold anything. */
const reasonBegins =
  /; (?=Expected |Field "|Value "|Value is not |Enum "|(?:String|Int|Float|Boolean|ID) cannot |Exactly one key |[时日]\p{Script=Han}须为|数值须为)/u;

/**
 * A message of graphql-js without the value it quotes. Whoever sent the value knows it; the programs that an answer passes on
 * its way, and their logs, need not.
 */
export function withoutValues(message: string): string {
  const name = wrongVariable.exec(message)?.[1];
  if (name === undefined) return unquoted(message);
  const told = `Variable "$${name}" got an invalid value`;
  const begins = reasonBegins.exec(message);
  if (!begins) return `${told}.`;
  const [path = ''] = / at "[\w.[\]]+"$/.exec(message.slice(0, begins.index)) ?? [];
  return `${told}${path}; ${unquoted(message.slice(begins.index + 2)).replace(/: .*$/s, '.')}`;
}

function unquoted(text: string): string {
  return text
    .replace(/^Value ".*" does not exist in/s, 'Value does not exist in')
    .replace(/^(Value is not a valid \w+): .*$/s, '$1.')
    .replace(/( cannot represent .*?value): .*$/s, '$1.')
    .replace(/^(Expected value of type ".*?"), found .*$/s, '$1.')
    .replace(/^(Syntax Error: .*?(?:String|Int|Float)) ".*$/s, '$1.');
}
