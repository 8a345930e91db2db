import { fillSearch } from '../../../src/core/search/index.js';
import type { County } from '../county/county.js';

interface Found {
  readonly id: string;
  readonly about: string;
  readonly names: string;
  readonly text: string;
}

const found = `SELECT p.id, p.procedure AS about, s.search_names AS names, s.search_text AS text
    FROM proceeding p JOIN proceeding_search s ON s.proceeding_id = p.id
  UNION ALL SELECT id, category, search_names, search_text FROM shared_record WHERE status <> 'WITHDRAWN'
  ORDER BY 1`;

/**
 * What records and cases are found by, written piece by piece in a year of acts, is what is made of them as they stand: nothing that a later
 * act left is lost, nothing that it took away is kept.
 */
export async function checkFound({ hub, journal }: County): Promise<void> {
  const written = (await hub.owner.query<Found>(found)).rows;
  await hub.owner.query('DELETE FROM proceeding_search');
  await hub.owner.query('UPDATE shared_record SET search_names = NULL');
  await fillSearch(hub.running.hub);
  const made = new Map((await hub.owner.query<Found>(found)).rows.map((each) => [each.id, each]));
  for (const { id, about, names, text } of written) {
    const anew = made.get(id);
    const different = [...differing(names, anew?.names), ...differing(text, anew?.text)];
    if (different.length > 0) journal.violate('found', `${about}: ${different.join(' | ')}`, id);
  }
}

/** The lines that only one of two texts has. */
function differing(one: string, other = ''): string[] {
  const [first, second] = [linesOf(one), linesOf(other)];
  return [...first, ...second].filter((line) => first.has(line) !== second.has(line));
}

function linesOf(text: string): Set<string> {
  return new Set(text.split('\n').filter((line) => line !== ''));
}
