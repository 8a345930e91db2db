import { Migration } from '@mikro-orm/migrations';

/** The legal names of the county's organizations: what heads and signs their official documents. */
const legalNames: readonly (readonly [code: string, name: string, legalName: string])[] = [
  ['141025100', '岳阳镇', '古县岳阳镇人民政府'],
  ['141025101', '北平镇', '古县北平镇人民政府'],
  ['141025102', '古阳镇', '古县古阳镇人民政府'],
  ['141025103', '旧县镇', '古县旧县镇人民政府'],
  ['141025104', '三合镇', '古县三合镇人民政府'],
  ['141025200', '石壁乡', '古县石壁乡人民政府'],
  ['141025201', '永乐乡', '古县永乐乡人民政府'],
  ['141025202', '南垣乡', '古县南垣乡人民政府'],
  ['xspj', '行政审批管理局', '古县行政审批管理局'],
  ['scjg', '市场监督管理局', '古县市场监督管理局'],
  ['zrzy', '自然资源局', '古县自然资源局'],
  ['jtys', '交通运输局', '古县交通运输局'],
  ['whly', '文化和旅游局', '古县文化和旅游局'],
  ['nync', '农业农村局', '古县农业农村局'],
  ['lyj', '林业局', '古县林业局'],
  ['yjgl', '应急管理局', '古县应急管理局'],
  ['sthj', '生态环境局古县分局', '临汾市生态环境局古县分局'],
  ['sfj', '司法局', '古县司法局'],
  ['gaj', '公安局', '古县公安局'],
  ['jcy', '人民检察院', '古县人民检察院'],
  ['fy', '人民法院', '古县人民法院'],
  ['xzf', '县人民政府', '古县人民政府'],
];

/** Organizations have legal names beside those they go by, each from a day on as the other is. Whoever has none told goes by its name. */
export class Migration0093LegalNames extends Migration {
  override up(): void {
    for (const table of ['organization', 'organization_name']) {
      this.addSql(`ALTER TABLE ${table} ADD COLUMN legal_name text CHECK (length(legal_name) BETWEEN 1 AND 100)`);
    }
    this.addSql(`COMMENT ON COLUMN organization.legal_name IS 'of today, as its name; null: not told'`);
    // A county that is registered already has those that its organizations bear under the names of the seed.
    const known = legalNames.map((row) => `('${row.join("', '")}')`).join(', ');
    this.addSql(`
      UPDATE organization o SET legal_name = k.legal_name FROM (VALUES ${known}) AS k (code, name, legal_name)
      WHERE o.code = k.code AND o.name = k.name`);
    this.addSql(`
      UPDATE organization_name n SET legal_name = k.legal_name
      FROM (VALUES ${known}) AS k (code, name, legal_name) JOIN organization o ON o.code = k.code
      WHERE n.organization_id = o.id AND n.name = k.name`);
  }
}
