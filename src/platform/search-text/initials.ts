import { pinyin } from 'pinyin-pro';

/** A longer name is known by its beginning. */
const longest = 100;
/** Names of people have so many characters at most; what is longer begins with no surname. */
const longestOfPeople = 4;
const han = /\p{Script=Han}/u;

/**
 * The initials of a name as people type them: the first letter of each character's reading in its word, letters and digits as they are,
 * nothing else (重庆银行 → cqyh). What may be a person's has a second reading where the surname is read otherwise (单, 解, 曾). None for a
 * name without Chinese characters.
 */
export function initialsOf(name: string): string[] {
  if (!han.test(name)) return [];
  const characters = Array.from(name);
  const short = characters.slice(0, longest).join('');
  const readings = [read(short, 'off'), ...(characters.length <= longestOfPeople ? [read(short, 'head')] : [])];
  return [...new Set(readings)].filter((reading) => reading !== '');
}

function read(name: string, surname: 'off' | 'head'): string {
  const letters = pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', surname });
  return letters.filter((letter) => /^[a-z\d]$/.test(letter)).join('');
}
