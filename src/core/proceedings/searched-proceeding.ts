import { searchColumns, searchedLines, type SaidText, type SearchColumns } from '../../platform/search-text/index.js';
import { normalizeForSearch } from '../../kernel/text.js';
import type { GivenMaterial } from './proceeding.js';
import type { PartyTold, Procedure, ProceedingRow } from './procedure.js';

/** What a proceeding is found by: by searches, and by whoever looks for all of one enterprise. */
export type FoundBy = SearchColumns & {
  /** As searches compare it; empty where none is told. */
  readonly partyName: string;
  readonly partyCode: string | null;
};

const nobody: PartyTold = { name: null, code: null };

/**
 * The texts of a proceeding: its numbers and title, and the facts that are told in words. Prose names nothing, nor does what only the hub
 * wrote down of a request.
 */
export function proceedingTexts<Facts extends object>(
  { facts, prose }: Pick<Procedure<Facts>, 'facts' | 'prose'>,
  row: ProceedingRow<Facts>,
): SaidText[] {
  const values = row as unknown as Readonly<Record<string, unknown>>;
  return [
    ...(row.number === '' ? [] : [{ field: 'number', text: row.number, isName: true }]),
    { field: 'title', text: row.title, isName: true },
    ...(row.documentNumbers ?? []).map(({ number }) => ({ field: 'drafts', text: number, isName: true })),
    ...facts.texts.flatMap(({ property, field, isAsked }) => {
      const text = values[property];
      const isName = isAsked && !prose.includes(field) && !prose.includes(property);
      return typeof text === 'string' ? [{ field, text, isName }] : [];
    }),
  ];
}

/** The texts that steps brought: notes, and the names of files and papers. */
export function stepTexts(
  notes: readonly (string | null)[],
  materials: readonly Pick<GivenMaterial, 'name'>[],
): SaidText[] {
  return [
    ...notes.flatMap((text) => (text === null ? [] : [{ field: 'steps', text, isName: false }])),
    ...materials.map(({ name }) => ({ field: 'materials', text: name, isName: false })),
  ];
}

/** The same as a search finds it, lines apart; empty where a step brings none. */
export function searchedSteps(...texts: Parameters<typeof stepTexts>): string {
  return searchedLines(stepTexts(...texts));
}

/** What a search finds a proceeding by, beside what its steps brought. */
export function searchedProceeding<Facts extends object>(
  procedure: Pick<Procedure<Facts>, 'facts' | 'prose' | 'partyIn'>,
  row: ProceedingRow<Facts>,
): FoundBy {
  const { name, code } = procedure.partyIn?.(row) ?? nobody;
  const party = { partyName: normalizeForSearch(name ?? ''), partyCode: code };
  return { ...searchColumns(proceedingTexts(procedure, row)), ...party };
}

/** The same where a step changes it; null where it stays. */
export function searchedAfter<Facts extends object>(
  procedure: Pick<Procedure<Facts>, 'facts' | 'prose' | 'partyIn'>,
  before: ProceedingRow<Facts>,
  after: ProceedingRow<Facts>,
): FoundBy | null {
  const said = (row: ProceedingRow<Facts>): string =>
    JSON.stringify([proceedingTexts(procedure, row), procedure.partyIn?.(row)]);
  return said(before) === said(after) ? null : searchedProceeding(procedure, after);
}
