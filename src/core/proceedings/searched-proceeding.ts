import { searchColumns, type SaidText, type SearchColumns } from '../../platform/search-text/index.js';
import type { Procedure, ProceedingRow } from './procedure.js';

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

/** What a search finds a proceeding by. */
export function searchedProceeding<Facts extends object>(
  procedure: Pick<Procedure<Facts>, 'facts' | 'prose'>,
  row: ProceedingRow<Facts>,
): SearchColumns {
  return searchColumns(proceedingTexts(procedure, row));
}

/** The same where a step changes it; null where it stays. */
export function searchedAfter<Facts extends object>(
  procedure: Pick<Procedure<Facts>, 'facts' | 'prose'>,
  before: ProceedingRow<Facts>,
  after: ProceedingRow<Facts>,
): SearchColumns | null {
  const said = (row: ProceedingRow<Facts>): string => JSON.stringify(proceedingTexts(procedure, row));
  return said(before) === said(after) ? null : searchedProceeding(procedure, after);
}
