/**
 * Kinds of evidence of administrative penalties, by their names as kinds of material (Administrative Penalty Law, 2021, art. 46). A
 * procedure that asks for evidence takes any of them.
 */
export const evidenceKinds: Readonly<Record<string, string>> = {
  DOCUMENTARY_EVIDENCE: '书证',
  PHYSICAL_EVIDENCE: '物证',
  AUDIO_VISUAL_MATERIAL: '视听资料',
  ELECTRONIC_DATA: '电子数据',
  WITNESS_TESTIMONY: '证人证言',
  PARTY_STATEMENT: '当事人的陈述',
  EXPERT_OPINION: '鉴定意见',
  INSPECTION_RECORD: '勘验笔录',
  SCENE_RECORD: '现场笔录',
};
