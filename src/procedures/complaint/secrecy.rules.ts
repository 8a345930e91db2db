import { checkCitizenNumber } from '../../kernel/codes/citizen-number.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';

/** What identifies whoever complained. */
export interface Identity {
  readonly name: string;
  readonly contact?: string | null;
  readonly citizenNumber?: string | null;
}

/** A text of a request and where it stands. */
export interface PlacedText {
  readonly path: readonly string[];
  readonly text: string;
}

/** All texts of a request but the complainant's own fields. */
export function textsOf(value: unknown, path: readonly string[] = []): PlacedText[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null || Symbol.toStringTag in value) return [];
  return Object.entries(value).flatMap(([key, element]) =>
    path.length === 0 && key === 'complainant' ? [] : textsOf(element, [...path, key]),
  );
}

const address = /(?:Id|Code|Key)$|^external(?:System|Number)$/;

/** Whether people wrote it: not an id, a code, a key or a number of another system, in which digits mean nothing. */
export function isFreeText({ path }: PlacedText): boolean {
  return !address.test(path.at(-1) ?? '');
}

const [shortestName, longestName] = [2, 100];
const shortestContact = 5;

/** A name that can be looked for in texts, and a number that is one. */
export function checkIdentity({ name, citizenNumber }: Identity): Refusal[] {
  const { length } = Array.from(plain(name));
  const numberFault = citizenNumber == null ? null : checkCitizenNumber(citizenNumber);
  return [
    ...(length < shortestName || length > longestName
      ? [refusal('complainant.name', 'INVALID', '投诉举报人姓名须为2至100字；匿名的请勿填写投诉举报人', 'S7')]
      : []),
    ...(numberFault === null ? [] : [refusal('complainant.citizenNumber', 'INVALID', numberFault)]),
  ];
}

/** S7: no text of a request says who complained; what it says is not told again in the refusal. */
export function checkNoIdentity(texts: readonly PlacedText[], identity: Identity): Refusal[] {
  return texts
    .filter(({ text }) => isNamedIn(text, identity))
    .map(({ path }) => refusal(path, 'INVALID', '不得写入投诉举报人的姓名、联系方式或身份证号', 'S7'));
}

/** Whether a text tells who complained, whatever stands between the characters or however wide they are. */
export function isNamedIn(text: string, { name, contact, citizenNumber }: Identity): boolean {
  const searched = plain(text);
  const words = [
    [name, shortestName],
    [contact, shortestContact],
    [citizenNumber, shortestName],
  ] as const;
  return words.some(([word, shortest]) => {
    const wanted = plain(word ?? '');
    return Array.from(wanted).length >= shortest && searched.includes(wanted);
  });
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}·•・.‧_-]/gu, '')
    .toLowerCase();
}
