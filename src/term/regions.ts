/**
 * How Taiwan and Hong Kong write a word: in other characters (裏 裡, 着 著) and in other words (軟件 軟體, 信息 資訊).
 * By OpenCC's tables, each of which goes by the longest entry that stands at a place.
 */
import hongKongWords from 'opencc-js/dict/HKPhrases';
import hongKongSigns from 'opencc-js/dict/HKVariants';
import hongKongNames from 'opencc-js/dict/HKVariantsPhrases';
import taiwanWords from 'opencc-js/dict/TWPhrases';
import taiwanSigns from 'opencc-js/dict/TWVariants';
import taiwanNames from 'opencc-js/dict/TWVariantsPhrases';
import signsOfTaiwan from 'opencc-js/dict/TWVariantsRev';
import wordsWithSignsOfTaiwan from 'opencc-js/dict/TWVariantsRevPhrases';
import { foldChinese } from './term-key.ts';

export type Region = 'Taiwan' | 'Hong Kong';

/** The BCP 47 tag of what a region writes. */
export const REGION_TAGS: Readonly<Record<Region, string>> = {
  Taiwan: 'zh-Hant-TW',
  'Hong Kong': 'zh-Hant-HK',
};

/**
 * What OpenCC puts in the place of these is right for computers alone, or not even there: elsewhere Taiwan, too, has 支持
 * for support, 程序 for procedure and 對象 for whom something is about.
 */
const OF_COMPUTING = new Set(
  (
    '交互 代碼 仿真 低級 便攜式 保存 信道 優化 免提 內核 全局 函數 分區 刷新 剪切 創建 卸載 參數 呼出 回調 圖庫 ' +
    '外置 實例 審覈 對象 導入 導出 局部 屏蔽 循環 性價比 打開 批量 拋出 持久性 指針 捲積 掛斷 搜索 擴展 支持 ' +
    '數據報 文件 映射 權限 消息 添加 溢出 激活 登錄 發佈 發送 查找 查看 盤片 社區 禁用 程序 窗口 組件 綁定 縮進 缺省 ' +
    '聯繫 聲明 腳本 菜單 萬象 視圖 觸摸 設備 設置 註銷 調度 調用 變量 連接 連接器 進制 進程 運行 遠程 重裝 重載 ' +
    '鏡像 隊列 集成 集羣 項目 類型 高級 高端 默認'
  ).split(' '),
);

interface Table<To> {
  readonly of: ReadonlyMap<string, To>;
  /** Length of its longest entry, in UTF-16 code units. */
  readonly longest: number;
}

type Pair = readonly [from: string, to: string];

/** `A B|C D|…`: what is written, and what is put in its place. */
const pairsOf = (dictionary: string): Pair[] =>
  dictionary.split('|').map((pair) => pair.split(' ', 2) as unknown as Pair);

const tableOf = <To>(of: ReadonlyMap<string, To>): Table<To> => ({
  of,
  longest: Math.max(...Array.from(of.keys(), ({ length }) => length)),
});

/** Of several dictionaries the first that has an entry decides. */
function tableOfPairs(...dictionaries: readonly (readonly Pair[])[]): Table<string> {
  const of = new Map<string, string>();
  for (const [from, to] of dictionaries.flat()) if (!of.has(from)) of.set(from, to);
  return tableOf(of);
}

type MayReplace = (from: number, to: number) => boolean;
const anywhere: MayReplace = () => true;

/** A text from left to right: the longest entry at each place, or the code unit where there is none. */
function piecesOf<To>(
  text: string,
  { of, longest }: Table<To>,
  mayReplace: MayReplace = anywhere,
): (To | string)[] {
  const pieces: (To | string)[] = [];
  for (let at = 0; at < text.length;) {
    let end = Math.min(text.length, at + longest);
    while (end > at && !(of.has(text.slice(at, end)) && mayReplace(at, end))) end--;
    pieces.push(end > at ? of.get(text.slice(at, end))! : text[at]!);
    at = Math.max(end, at + 1);
  }
  return pieces;
}

const replaced = (text: string, table: Table<string>, mayReplace?: MayReplace): string =>
  piecesOf(text, table, mayReplace).join('');

/** What lies over the border of two words must be all of both, so that the 通信 in 交通信號 is none. */
function withinWords(words: readonly string[]): MayReplace {
  const borders: number[] = [0];
  for (const { length } of words) borders.push(borders.at(-1)! + length);
  return (from, to) =>
    !borders.some((border) => border > from && border < to) ||
    (borders.includes(from) && borders.includes(to));
}

const wordsOfTaiwan = () => pairsOf(taiwanWords).filter(([from]) => !OF_COMPUTING.has(from));

/** Made when first asked for. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
const toStandard = once(() => tableOfPairs(pairsOf(wordsWithSignsOfTaiwan), pairsOf(signsOfTaiwan)));
const toTaiwan = once(() => tableOfPairs(wordsOfTaiwan()));
const toTaiwanSigns = once(() => tableOfPairs(pairsOf(taiwanNames), pairsOf(taiwanSigns)));
const toHongKong = once(() =>
  tableOfPairs(pairsOf(hongKongWords), pairsOf(hongKongNames), pairsOf(hongKongSigns)),
);

/**
 * A word as a region writes it.
 *
 * @param traditional in traditional characters, of whichever region
 * @param words what it is divided into, in either script, where that is known
 */
export function formIn(region: Region, traditional: string, words: readonly string[] = []): string {
  const mayReplace =
    words.reduce((sum, { length }) => sum + length, 0) === traditional.length
      ? withinWords(words)
      : undefined;
  const standard = replaced(traditional, toStandard(), mayReplace);
  if (region === 'Hong Kong') return replaced(standard, toHongKong(), mayReplace);
  return replaced(replaced(standard, toTaiwan(), mayReplace), toTaiwanSigns());
}

export interface RegionalForms {
  readonly region: Region;
  readonly forms: readonly string[];
}

/**
 * The forms of the regions that are none of those shown.
 *
 * @param traditional every traditional form that is shown
 * @param words see `formIn`
 */
export function otherForms(traditional: readonly string[], words?: readonly string[]): RegionalForms[] {
  return (['Taiwan', 'Hong Kong'] as const).flatMap((region) => {
    const forms = [...new Set(traditional.map((form) => formIn(region, form, words)))].filter(
      (form) => !traditional.includes(form),
    );
    return forms.length > 0 ? [{ region, forms }] : [];
  });
}

/** A region's word in what was typed, and the one that it stands for. */
export interface RegionalWord {
  readonly region: Region;
  /** As the region writes it. */
  readonly there: string;
  /** Every word it stands for, in traditional characters. */
  readonly here: readonly string[];
}

/** Regional words by how they are folded: those that are not only other characters, which folding makes one. */
const regionalWords = once(() => {
  const words = new Map<string, RegionalWord>();
  const add = (region: Region, pairs: readonly Pair[]) => {
    for (const [here, there] of pairs) {
      const key = foldChinese(there);
      if (key === foldChinese(here)) continue;
      const known = words.get(key);
      if (known === undefined) words.set(key, { region, there, here: [here] });
      else if (known.region === region)
        words.set(key, { ...known, here: [...new Set([...known.here, here])] });
    }
  };
  add('Taiwan', wordsOfTaiwan());
  add('Hong Kong', pairsOf(hongKongWords));
  return tableOf(words);
});

/**
 * The regional words in what was typed, in either script.
 *
 * @param text folded by `foldChinese`
 */
export const regionalWordsIn = (text: string): readonly (RegionalWord | string)[] =>
  piecesOf(text, regionalWords());

/**
 * What was typed in a region's words, in those that a text of the mainland has: of 軟體 that is 软件. None where it has no
 * such word; several where it is one that stands for several.
 *
 * @param text folded by `foldChinese`, and so is what is given
 */
export function mainlandForms(text: string): readonly string[] {
  const parts = regionalWordsIn(text);
  const [only] = parts;
  if (parts.every((part) => typeof part === 'string')) return [];
  if (parts.length === 1 && typeof only === 'object') return only.here.map(foldChinese);
  return [parts.map((part) => (typeof part === 'string' ? part : foldChinese(part.here[0]!))).join('')];
}
