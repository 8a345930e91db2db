/** A notice of the State Council's General Office on the holidays of a year. */
interface HolidayNotice {
  readonly number: string;
  readonly address: string;
}

/** What has been published, by year. A year that is not here is provisional, whatever the library believes. */
const notices: ReadonlyMap<number, HolidayNotice> = new Map([
  [
    2020,
    { number: '国办发明电〔2019〕16号', address: 'http://www.gov.cn/zhengce/zhengceku/2019-11/21/content_5454164.htm' },
  ],
  [
    2021,
    { number: '国办发明电〔2020〕27号', address: 'http://www.gov.cn/zhengce/zhengceku/2020-11/25/content_5564127.htm' },
  ],
  [
    2022,
    { number: '国办发明电〔2021〕11号', address: 'http://www.gov.cn/zhengce/zhengceku/2021-10/25/content_5644835.htm' },
  ],
  [
    2023,
    { number: '国办发明电〔2022〕16号', address: 'http://www.gov.cn/zhengce/zhengceku/2022-12/08/content_5730844.htm' },
  ],
  [
    2024,
    { number: '国办发明电〔2023〕7号', address: 'https://www.gov.cn/zhengce/zhengceku/202310/content_6911528.htm' },
  ],
  [
    2025,
    { number: '国办发明电〔2024〕12号', address: 'https://www.gov.cn/zhengce/zhengceku/202411/content_6986383.htm' },
  ],
  [
    2026,
    { number: '国办发明电〔2025〕7号', address: 'https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm' },
  ],
]);

/** The epidemic's extension of the Spring Festival of 2020: off until 2 February, back at work on the 3rd. */
const extension = {
  first: '2020-01-31',
  last: '2020-02-03',
  number: '国办发明电〔2020〕1号',
  address: 'http://www.gov.cn/zhengce/zhengceku/2020-01/27/content_5472352.htm',
};

export const announcedYears: readonly number[] = [...notices.keys()];

/**
 * The notice that decides a day, number and address; null if it is not published. The New Year's holiday is arranged by
 * the notice of its own year and reaches back into the last days of December (29 and 31 December 2018, 31 December 2022):
 * they stay open until the next year's notice is out.
 */
export function noticeOn(day: string): string | null {
  if (day >= extension.first && day <= extension.last) return citation(extension);
  const year = Number(day.slice(0, 4));
  const notice = notices.get(day.slice(5) >= '12-29' ? year + 1 : year);
  return notice ? citation(notice) : null;
}

function citation({ number, address }: HolidayNotice): string {
  return `${number} ${address}`;
}
