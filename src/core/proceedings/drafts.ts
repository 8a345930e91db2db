import type { OfficialDocument } from '../../platform/official-document/index.js';
import type { Hub } from '../hub.js';
import type { Viewer } from '../identity/index.js';
import { legally, legalRegister } from '../organizations/index.js';
import { actingFor, maySee } from '../visibility/index.js';
import type { StepLoad } from './decision-context.js';
import { numberOf } from './document-numbers.js';
import { readMaterials, readSteps } from './parts.sql.js';
import type { DraftMaterial, ProcedureDraft } from './procedure-draft.js';
import type { Procedure, ProceedingRow } from './procedure.js';
import { readProceedings } from './read-proceeding.sql.js';

/** A draft that there is something to write of, and the number of its document. */
export interface ReadyDraft extends Pick<ProcedureDraft, 'name' | 'label'> {
  readonly documentNumber: string | null;
}

/** The documents of the viewer's organization that a proceeding calls for by now. */
export async function readyDrafts(procedure: Procedure, from: DraftMaterial<object>): Promise<ReadyDraft[]> {
  const { row, viewer } = from;
  const mine = (procedure.drafts ?? []).filter((draft) => isFor(procedure, draft, row, viewer));
  const ready = await Promise.all(
    mine.map(async (draft): Promise<ReadyDraft[]> => {
      const { name, label } = draft;
      const number = numberOf(row, name, viewer);
      if (draft.isReady) return draft.isReady(from) ? [{ name, label, documentNumber: number }] : [];
      const document = await draft.write(underLegalNames(from));
      return document ? [{ name, label, documentNumber: number ?? document.documentNumber }] : [];
    }),
  );
  return ready.flat();
}

/** The same, read with a step that is about one of them. */
export async function ownDrafts({
  hub,
  row,
  viewer,
  session,
  procedure,
}: StepLoad<object, unknown> & { readonly procedure: Procedure }): Promise<readonly ReadyDraft[]> {
  const steps = (await readSteps([row.key], session)).get(row.key) ?? [];
  const materials = (await readMaterials([row.key], session)).get(row.key) ?? [];
  return readyDrafts(procedure, { hub, row, steps, materials, session, viewer });
}

/** Official documents speak of organizations by their legal names, whoever writes them. */
function underLegalNames<Facts extends object>(from: DraftMaterial<Facts>): DraftMaterial<Facts> {
  const { hub, viewer } = from;
  return {
    ...from,
    hub: { ...hub, organizations: legalRegister(hub.organizations) },
    viewer: { ...viewer, organization: legally(viewer.organization) },
  };
}

/** Where the drafts of a proceeding are found. */
export function draftPath(id: string, name: string): string {
  return `/proceedings/${id}/${name}.docx`;
}

/** A draft of a proceeding that the viewer sees; null where there is none, or none for this viewer. */
export async function readDraft(
  hub: Hub,
  viewer: Viewer,
  id: string,
  name: string,
): Promise<{ readonly document: OfficialDocument; readonly fileName: string } | null> {
  const session = actingFor(viewer.organization, hub.pool);
  for (const procedure of hub.procedures.values()) {
    const key = procedure.ids.keyOf(id);
    const draft = procedure.drafts?.find((each) => each.name === name);
    if (key === null || !draft) continue;
    const row = (await readProceedings(hub, [key], session)).get(key);
    if (!row || !maySee(row.audience, viewer.organization) || !isFor(procedure, draft, row, viewer)) return null;
    const steps = (await readSteps([key], session)).get(key) ?? [];
    const materials = (await readMaterials([key], session)).get(key) ?? [];
    const written = await draft.write(underLegalNames({ hub, row, steps, materials, session, viewer }));
    if (written) hub.readings.opened(viewer, key);
    const document = written && { ...written, documentNumber: numberOf(row, name, viewer) ?? written.documentNumber };
    return document && { document, fileName: `${draft.label}（${row.number}）.docx` };
  }
  return null;
}

/** Whether a draft is the document of the viewer's organization. */
export function isFor(
  procedure: Procedure,
  { by }: ProcedureDraft,
  row: ProceedingRow,
  { organization }: Viewer,
): boolean {
  if (!by) return true;
  const parties = procedure.partiesOf(row);
  return by.some((party) => [parties[party] ?? []].flat().includes(organization.key));
}
