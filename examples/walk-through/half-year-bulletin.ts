import type { ConferenceClient } from './conference-client.js';
import { dayFromNow, say, type Taken } from './half-year-lines.js';
import { take, Unexpected } from './half-year-steps.js';
import { office, township } from './half-year-who.js';

interface Bulletin extends Taken {
  readonly content: string;
  readonly record: { readonly id: string } | null;
}

interface Shared {
  readonly sharedRecords: {
    readonly nodes: readonly {
      readonly id: string;
      readonly title: string;
      readonly publisher: { readonly name: string };
    }[];
  };
}

/** J5: the bulletin on the half-year is drafted from what was shared, edited, and published as information of category 6. */
export async function publishBulletin(client: ConferenceClient): Promise<Bulletin> {
  const today = dayFromNow(0);
  const isFirstHalf = today.slice(5) < '07-01';
  const period = { periodFrom: `${today.slice(0, 4)}-${isFirstHalf ? '01' : '07'}-01`, periodTo: today };
  const issueNumber = `${today.slice(0, 4)}年第${isFirstHalf ? 1 : 2}期`;
  const { id, content } = await take<Bulletin>(client, office, 'DraftBulletin', { ...period, issueNumber });
  await take(client, office, 'ReviseBulletin', { bulletinId: id, content: `${content}\n${nextSteps(content)}` });
  const published = await take<Bulletin>(client, office, 'PublishBulletin', { bulletinId: id });

  // Any member finds it among what was shared.
  const filter = { categories: ['ACTIVITY_REPORT'], publisherCodes: [office.code], sharedFrom: today };
  const { sharedRecords } = await client.ask<Shared>(township, 'Bulletins', { filter });
  const record = sharedRecords.nodes.find((each) => each.id === published.record?.id);
  if (!record) throw new Unexpected('共享信息中没有该工作简报');
  say(`· 岳阳镇在共享信息第 6 类（动态信息）中查到“${record.title}”，发布单位 ${record.publisher.name}（J5）`);
  return published;
}

/** What the office adds, as the section after those that were drafted. */
function nextSteps(content: string): string {
  const sections = content.match(/^[一二三四五六七八九]、/gm)?.length ?? 0;
  return `${'一二三四五六七八九十'.charAt(sections)}、下一步工作\n推进河道采砂执法分工方案的落实。`;
}
