import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ConferenceClient } from './conference-client.js';
import { say, type Taken } from './half-year-lines.js';
import type { Meeting } from './half-year-meetings.js';
import { Unexpected } from './half-year-steps.js';
import { naturalResources, office } from './half-year-who.js';

/** The office downloads drafts of its documents; a member the meeting for its calendar. */
export async function downloadDocuments(
  client: ConferenceClient,
  output: string,
  { meeting, bulletin }: { readonly meeting: Meeting; readonly bulletin: Taken },
): Promise<void> {
  await mkdir(output, { recursive: true });
  const save = async (name: string, content: Buffer): Promise<void> => {
    const file = join(output, name);
    await writeFile(file, content);
    say(`↓ ${file}（${content.length} 字节）`);
  };
  const drafts = [...meeting.drafts, ...bulletin.drafts];
  for (const label of ['会议通知', '会议纪要', '工作简报']) {
    const draft = drafts.find((each) => each.label === label);
    if (!draft) throw new Unexpected(`没有${label}的草稿`);
    await save(`${label}.docx`, await client.download(office, draft.path));
  }
  await save('会议.ics', await client.download(naturalResources, meeting.calendarPath));
}
