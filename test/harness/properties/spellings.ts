/** Ways in which people, spreadsheets and web pages write one number. */
export const spellings: Readonly<Record<string, (number: string) => string>> = {
  'as it is': (number) => number,
  'in full width': (number) =>
    number.replace(/[!-~]/g, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0)),
  'in groups with spaces': (number) => parted(number, ' '),
  'in groups with dashes': (number) => parted(number, '-'),
  'with no-break spaces and line ends': (number) => parted(parted(number, '\u00a0', 4), '\r\n', 9),
  'with characters that nobody sees': (number) => parted(parted(number, '\u200b', 3), '\u3164\ufe0f\u00ad', 7),
  'with dots between all of it': (number) => Array.from(number).join('·'),
};

function parted(number: string, mark: string, length = 6): string {
  return number.replace(new RegExp(`(.{${length}})(?=.)`, 'gsu'), `$1${mark}`);
}
