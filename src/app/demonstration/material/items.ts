import { departments, type Office } from '../offices.js';
import { violations } from './violations.js';

/** An item of a department's list, invented like the rest of the demonstration. */
export interface DemonstrationItem {
  readonly code: string;
  readonly name: string;
  readonly legalBasis: string;
  readonly penalties: string;
  readonly department: Office;
  /** Whether townships have taken it over. */
  readonly delegated: boolean;
}

const { market, land, transport, culture, farming, forestry, emergency, environment } = departments;

/** What departments list beside the violations that the demonstration's decisions are on: name, law, and what it is punished with. */
type Row = readonly [name: string, legalBasis: string, penalties: string];

const kept: readonly (readonly [Office, string, readonly Row[]])[] = [
  [
    market,
    '3100',
    [
      ['未取得食品生产经营许可从事食品生产经营', '《中华人民共和国食品安全法》第一百二十二条', '没收违法所得；罚款'],
      ['无照从事经营活动', '《无证无照经营查处办法》第十三条', '没收违法所得；罚款'],
      ['使用未经检定的计量器具', '《中华人民共和国计量法》第二十五条', '罚款'],
      ['销售不符合保障人身财产安全标准的产品', '《中华人民共和国产品质量法》第四十九条', '没收违法所得；罚款'],
      ['发布虚假广告', '《中华人民共和国广告法》第五十五条', '罚款；吊销营业执照'],
      ['不明码标价', '《中华人民共和国价格法》第四十二条', '没收违法所得；罚款'],
      ['未经登记使用特种设备', '《中华人民共和国特种设备安全法》第八十三条', '罚款；责令停止使用'],
    ],
  ],
  [
    land,
    '1500',
    [
      ['未取得采矿许可证擅自采矿', '《中华人民共和国矿产资源法》第三十九条', '没收违法所得；罚款'],
      ['破坏耕地种植条件', '《中华人民共和国土地管理法》第七十五条', '罚款'],
      ['临时用地期满拒不归还', '《中华人民共和国土地管理法》第八十一条', '罚款'],
      ['未取得建设工程规划许可证进行建设', '《中华人民共和国城乡规划法》第六十四条', '罚款；没收实物'],
      ['擅自移动永久基本农田保护标志', '《基本农田保护条例》第三十二条', '罚款'],
      ['超越批准范围采矿', '《中华人民共和国矿产资源法》第四十条', '没收违法所得；罚款'],
    ],
  ],
  [
    transport,
    '1800',
    [
      ['擅自在公路用地范围内设置非公路标志', '《中华人民共和国公路法》第七十九条', '罚款'],
      ['未取得道路运输经营许可从事经营', '《中华人民共和国道路运输条例》第六十三条', '没收违法所得；罚款'],
      ['在公路上摆摊设点堆放物品', '《公路安全保护条例》第六十九条', '罚款'],
      ['擅自挖掘城市道路', '《城市道路管理条例》第四十二条', '罚款'],
      ['车辆装载物脱落扬撒污染公路', '《中华人民共和国公路法》第七十七条', '罚款'],
      ['损坏公路附属设施', '《公路安全保护条例》第六十条', '罚款'],
    ],
  ],
  [
    culture,
    '2200',
    [
      ['擅自从事互联网上网服务经营', '《互联网上网服务营业场所管理条例》第二十七条', '没收违法所得；罚款'],
      ['接纳未成年人进入网吧', '《互联网上网服务营业场所管理条例》第三十一条', '警告；罚款；吊销许可证'],
      ['擅自修缮不可移动文物', '《中华人民共和国文物保护法》第六十六条', '罚款'],
      ['未经许可经营旅行社业务', '《中华人民共和国旅游法》第九十五条', '没收违法所得；罚款'],
      ['擅自从事营业性演出', '《营业性演出管理条例》第四十三条', '没收违法所得；罚款'],
    ],
  ],
  [
    farming,
    '2000',
    [
      ['经营假种子', '《中华人民共和国种子法》第七十四条', '没收违法所得；罚款'],
      ['经营劣质农药', '《农药管理条例》第五十六条', '没收违法所得；罚款'],
      ['未建立兽药采购记录', '《兽药管理条例》第五十九条', '警告；罚款'],
      ['屠宰未经检疫的生猪', '《中华人民共和国动物防疫法》第九十七条', '没收；罚款'],
      ['未经批准擅自使用农村宅基地', '《中华人民共和国土地管理法》第七十八条', '责令拆除'],
      ['使用禁用渔具捕捞', '《中华人民共和国渔业法》第三十八条', '没收渔获物；罚款'],
      ['拖拉机驾驶员无证驾驶', '《农业机械安全监督管理条例》第五十二条', '罚款'],
    ],
  ],
  [
    forestry,
    '2100',
    [
      ['盗伐林木', '《中华人民共和国森林法》第七十六条', '罚款'],
      ['滥伐林木', '《中华人民共和国森林法》第七十六条', '罚款'],
      ['擅自改变林地用途', '《中华人民共和国森林法》第七十三条', '罚款'],
      ['非法收购野生动物', '《中华人民共和国野生动物保护法》第五十二条', '没收；罚款'],
      ['携带火种进入防火区', '《森林防火条例》第五十一条', '警告；罚款'],
      ['擅自移动林业保护标志', '《中华人民共和国森林法》第七十五条', '罚款'],
    ],
  ],
  [
    emergency,
    '2500',
    [
      ['未设置明显的安全警示标志', '《中华人民共和国安全生产法》第九十九条', '罚款'],
      ['特种作业人员无证上岗', '《中华人民共和国安全生产法》第九十七条', '罚款'],
      ['未经许可经营烟花爆竹', '《烟花爆竹安全管理条例》第三十六条', '没收；罚款'],
      ['未制定应急救援预案', '《中华人民共和国安全生产法》第九十七条', '罚款'],
      ['危险化学品储存不符合规定', '《危险化学品安全管理条例》第八十条', '罚款；责令停产停业'],
      ['占用堵塞疏散通道', '《中华人民共和国消防法》第六十条', '警告；罚款'],
    ],
  ],
  [
    environment,
    '1600',
    [
      ['未批先建', '《中华人民共和国环境影响评价法》第三十一条', '罚款'],
      ['超标排放水污染物', '《中华人民共和国水污染防治法》第八十三条', '罚款；责令停产整治'],
      ['未取得排污许可证排放污染物', '《排污许可管理条例》第三十三条', '罚款'],
      ['擅自倾倒工业固体废物', '《中华人民共和国固体废物污染环境防治法》第一百零二条', '罚款；没收违法所得'],
      ['露天焚烧产生有毒烟尘的物质', '《中华人民共和国大气污染防治法》第一百一十九条', '罚款'],
      ['夜间施工噪声污染', '《中华人民共和国噪声污染防治法》第七十七条', '罚款'],
    ],
  ],
];

const kindNames = { WARNING: '警告', FINE: '罚款', CONFISCATION: '没收违法所得' } as const;

/** The lists of the county's departments: what decisions are on has been handed over to townships, the rest is kept. */
export const demonstrationItems: readonly DemonstrationItem[] = [
  ...violations.map(({ itemCode, name, legalBasis, kinds, department }) => ({
    code: itemCode,
    name: `对${name}的行政处罚`,
    legalBasis,
    penalties: kinds.map((kind) => kindNames[kind]).join('；'),
    department,
    delegated: true,
  })),
  ...kept.flatMap(([department, section, rows]) =>
    rows.map(([name, legalBasis, penalties], index) => ({
      code: `${section}-B-${String(index + 51).padStart(3, '0')}00-141025`,
      name: `对${name}的行政处罚`,
      legalBasis,
      penalties,
      department,
      delegated: false,
    })),
  ),
];
