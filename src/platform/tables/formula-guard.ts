/**
 * Whether a spreadsheet would take a text for a formula and run it (CSV injection): by its first character that is seen, since
 * programs trim white space and what has no width; by a TAB or line end at the start, as OWASP lists them; full-width and small forms
 * included. An apostrophe before it counts too, so that one which is part of the text is not taken for the guard.
 */
const formula = /^(?:[\t\r\n]|'*[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]*[=+\-@＝＋－＠﹦﹢﹣﹫])/u;

/** The apostrophe by which CSV of the hub, and of others, keeps a text from being a formula. */
export const guarded = {
  add: (text: string): string => (formula.test(text) ? `'${text}` : text),
  remove: (cell: string): string => (cell.startsWith("'") && formula.test(cell.slice(1)) ? cell.slice(1) : cell),
};
