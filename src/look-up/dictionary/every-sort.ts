/**
 * Made-up lines of every sort that a dictionary has. Opened before its own: what an engine has made quick before it has seen
 * a sort it makes anew when that comes, and goes slowly until then.
 */
export const EVERY_SORT = [
  'AA制\t\tA A zhi4\t0\tto split the bill; going Dutch',
  '㐖毒\t㐖毒\tTian1 du2\t12\tIndia (old)/(archaic) see 天竺[Tian1 zhu2]',
  '𪢌\t㘓\tlan2\t0\tused in 㘓哰|𪢌哰[lan2 lao2]/see 里兰',
  '台\t台\tTai2\t900\tTaiwan (abbr.)/(classical) you (in letters)/variant of 臺|台[tai2]',
  '台\t臺\ttai2\t900\tplatform/stage/(coll.) stand/support/broadcasting station/CL:個|个[ge4]',
  '女绿\t女綠\tnu:3 lu:4\t7\tsee 里兰[li3 lan2]',
  '里兰\t里蘭\tli3 lan2\t70\tthe café province, a P.L.A. unit; child(ren) of “𠀀” 中 (sb)',
  '里兰省\t里蘭省\tLi3 lan2 sheng3\t70\tLilan Province, in the north/see 里兰[li3 lan2]',
  '不\t\tbu4\t900\tnot; no (Tw)/to not',
  '不一\t\tbu4 yi1 yang4 yi1 ren2 5 xi3 xi3 bu4 dui4 r5\t9\tan odd 5G (i.e. not) [x] the U.S. one',
  '里里\t\t\t5\t',
  '',
].join('\n');
