/**
 * The closed lists of words that pinyin's orthography treats apart: particles, affixes, measure words, generics of
 * places. Numbers in comments are the sections of GB/T 16159-2012.
 */

const set = (chars: string): ReadonlySet<string> => new Set(chars.split(/\s+/).filter(Boolean));

/** 6.1.8–6.1.11 and 6.1.3: prepositions, conjunctions, particles and directions stand alone. */
export const FUNCTION = set(
  '的 地 得 之 在 和 与 與 及 或 且 而 暨 从 從 自 向 往 对 對 对于 關於 关于 为 為 以 于 於 把 将 將 被 给 給 让 讓 由 到 至 比 跟 同 因 因为 如 若 虽 但 所 是 有 无 沒 没 不 也 都 就 还 還 又 再 很 更 最 太 只 才 并 並 已 正 须 須 应 應 能 会 要 可 这 這 那 哪 各 每 某 本 该 該 些 我 你 他 她 它 谁 誰 其 此 吗 吧 呢 啊 了 上 下 里 裡 中 内 內 外 前 后 後 间 間 旁 以及 及其 等',
);
/** Those written in lower case inside a capitalised name (6.3.2 has each *word* of a name capitalised). */
export const MINOR = set(
  '的 地 得 之 在 和 与 與 及 或 暨 从 從 对 對 为 為 以 于 於 以及 及其 等 关于 關於',
);
/**
 * 6.1.2.1: these particles are written together with the verb before them; 6.1.1.5: and 们 with its noun. 了 is
 * one only inside a sentence: at its end it stands alone (6.1.2.2).
 */
export const ENCLITIC = set('着 著 过 過 们 們 了');
/** What may follow the 了 that ends a sentence. */
export const FINAL = set('吗 嗎 吧 呢 啊');
/**
 * 6.1.4.4: each of these stands apart from the noun or measure word after it, also where the dictionary lists
 * the two as one. What else it lists with them (各自, 本质, 我们) is a word.
 */
export const DETERMINER: Readonly<Record<string, ReadonlySet<string>>> = {
  各: set(
    '国 國 地 界 方 级 級 种 種 类 類 项 項 位 省 市 县 縣 区 區 州 校 派 族 人 家 行 业 業 处 處 村 乡 鄉',
  ),
  每: set('年 月 周 日 天 次 个 個 人 位 家 项 項 户 戶 股 分 秒 时 時'),
  某: set('人 国 國 地 种 種 个 個 年 月 日 事 物 处 處 市 省 县 縣'),
  本: set('国 國 省 市 县 縣 区 區 校 院 刊 报 報 社 月 周 年 届 屆 世纪 世紀'),
  该: set('国 國 地 市 省 校 院 报 報 刊 社'),
  該: set('國 地 市 省 校 院 報 刊 社'),
  我: set('国 國 党 黨 军 軍 方 校 省 市'),
  你: set('国 國 校 方'),
};
/** 6.1.1.5 and the three-syllable compounds of 6.1.1.2: joined to the word before. */
export const SUFFIX = set(
  '子 儿 兒 头 頭 性 者 员 員 家 手 化 师 師 生 长 長 界 业 業 率 度 量 力 论 論 观 觀 型 式 级 級 派 期 感 制 权 權 法 案 费 費 品 机 機 器 具 物 局 厅 廳 部 处 處 科 室 院 所 馆 館 站 会 會 团 團 社 党 黨 军 軍 队 隊 网 網 报 報 刊 台 组 組 署 司 委 办 辦 庭 校 系 班 厂 廠 店 行 区 區 村 港 城 园 園 场 場 路 线 線 桥 橋 圈 群 链 鏈 库 庫 层 層 端 面 点 點 源 值 额 額 税 稅 罪 案 症 病 炎 热 熱 学 學 史 术 術 语 語 素 文 字 词 詞 书 書 信 卡 证 證 票 片 剧 劇 画 畫 曲 歌 赛 賽 奖 獎 日 周 节 節 年 船 舰 艦 车 車 弹 彈 炮 箭 星 球 人 民 国 國 族 户 戶 客 商 犯 女 男 友 风 風 潮 战 戰 史 令 条 條 册 冊 稿 体 體 类 類 种 種 态 態 势 勢 域 债 債 码 碼 营 營 侧 側 籽 币 幣 剂 劑 膜',
);
/** 6.1.1.5: joined to the word after. */
export const PREFIX = set('可 副 总 總 非 反 超 老 阿 无 無 半 准 準 亚 亞 伪 偽 泛 亲 親');
/** 6.1.5: measure words stand alone after their numeral. */
export const MEASURE = set(
  '个 個 位 条 條 项 項 次 种 種 名 届 屆 件 份 批 人 架 碗 杯 瓶 根 斗 升 栋 棟 辆 輛 艘 匹 里 亩 畝 斤 吨 噸 股 枚 头 頭 年 天 日 月 周 岁 歲 分 秒 元 块 塊 家 座 所 只 隻 张 張 本 册 篇 部 场 場 间 間 回 遍 步 层 層 级 級 代 点 點 号 號 群 类 類 支 把 颗 顆 起 阵 陣 度 倍 成',
);
/** 6.2.2.1: generics of places, a word of their own after the proper part. */
export const GENERIC = [
  ...set(
    '特别行政区 特別行政區 自治区 自治區 自治州 自治县 自治縣 自治旗 直辖市 省 市 县 縣 区 區 州 盟 旗 乡 鄉 镇 鎮 街道 村 地区 地區 新区 新區 开发区 开发區 群岛 群島 半岛 半島 海峡 海峽 高原 平原 盆地 沙漠 山脉 山脈 水库 水庫 大桥 大橋 大街 小街 公路 高速公路 铁路 鐵路 大道 胡同 广场 廣場 运河 運河 江 河 湖 海 洋 山 岛 島 岭 嶺 湾 灣 港 峡 峽 路 街 巷 桥 橋 礁 滩 灘 渠 线 線 道',
  ),
].sort((a, b) => b.length - a.length);
/** Those of them that nature has made: what follows one in an entry is a word of its own (黄河|流域). */
export const NATURAL: ReadonlySet<string> = set('江 河 湖 海 洋 山 岛 島');
/** Places named by one character in joined names (沪宁杭), beside those the dictionary calls short names. */
export const SHORT_PLACES: Readonly<Record<string, string>> = {
  韩: 'han2',
  韓: 'han2',
  台: 'tai2',
  臺: 'tai2',
  深: 'shen1',
  杭: 'hang2',
  宁: 'ning2',
  寧: 'ning2',
  穗: 'sui4',
  甬: 'yong3',
  蓉: 'rong2',
  珠: 'zhu1',
  莞: 'guan3',
};
/** Particles that join what stands before them to what follows. */
export const BETWEEN = set('的 之 与 與 及 或 了');
/** Adjectives of one character: a word of their own before a listed one. */
export const ADJECTIVE = set(
  '全 高 低 大 小 新 旧 舊 老 好 坏 壞 多 少 长 長 短 快 慢 强 強 弱 深 浅 淺 重 轻 輕 真 假 软 軟 硬 热 熱 冷 远 遠 近 早 晚',
);
/** 6.1.2.4: a complement of one syllable is joined to a verb of one syllable. */
export const COMPLEMENT = set(
  '好 成 完 死 坏 壞 掉 见 見 住 开 開 倒 满 滿 破 稳 穩 实 實 牢 准 清 透 光 动 動',
);
/** The characters that names of other languages are mostly written with; not those that are rather something else (国, 大). */
const TRANSCRIBING = set(
  '阿 埃 艾 爱 安 奥 巴 白 班 邦 保 堡 贝 本 比 彼 宾 波 玻 伯 勃 博 不 布 藏 查 达 戴 丹 德 登 邓 迪 底 蒂 颠 丁 东 杜 顿 多 俄 厄 恩 耳 尔 法 凡 梵 菲 费 芬 佛 夫 弗 福 富 盖 甘 冈 高 戈 哥 格 葛 根 贡 古 瓜 圭 果 哈 海 汉 豪 赫 亨 侯 呼 胡 华 怀 惠 霍 基 及 吉 伽 加 贾 杰 金 津 京 久 卡 凯 坎 康 考 柯 科 可 克 肯 孔 库 夸 奎 昆 拉 莱 赖 兰 朗 劳 老 勒 雷 黎 里 理 利 立 丽 莉 力 连 廉 列 林 琳 隆 卢 鲁 路 露 伦 罗 洛 吕 律 玛 马 迈 麦 曼 芒 毛 茅 梅 美 门 蒙 米 密 敏 明 摩 莫 墨 默 姆 木 穆 拿 哪 那 娜 纳 乃 奈 南 内 尼 涅 宁 牛 纽 农 努 诺 欧 帕 派 潘 庞 培 佩 彭 蓬 皮 匹 平 坡 珀 普 奇 齐 乞 恰 钱 乔 切 琴 青 琼 丘 热 日 茹 儒 瑞 若 撒 萨 塞 赛 桑 森 沙 莎 珊 善 尚 绍 舍 申 什 圣 胜 施 石 史 士 斯 松 苏 索 塔 泰 坦 汤 唐 陶 特 滕 提 廷 通 图 土 吐 托 陀 佗 娃 瓦 万 汪 旺 威 韦 维 伟 委 温 文 翁 沃 乌 武 昔 西 希 锡 席 夏 香 肖 歇 谢 辛 欣 兴 休 修 许 雪 逊 雅 亚 延 扬 耶 叶 伊 易 因 英 尤 犹 于 约 泽 扎 詹 章 兆 哲 珍 芝 治 朱 祝 兹 孜 宗 佐 腾 騰 沁 狄 忒 茂 茨 氏 ' +
    '愛 奧 貝 賓 達 鄧 東 頓 爾 費 蓋 岡 貢 漢 華 懷 賈 傑 凱 庫 誇 萊 賴 蘭 勞 麗 裡 裏 連 倫 羅 呂 馬 邁 麥 門 納 內 寧 紐 農 諾 歐 龐 齊 錢 喬 瓊 熱 薩 賽 紹 聖 勝 蘇 湯 圖 託 萬 韋 維 偉 溫 烏 錫 謝 興 許 遜 亞 揚 葉 約 澤',
);
export const isTranscribing = (char: string): boolean => TRANSCRIBING.has(char);

/** How many characters from the first on only write sounds. */
export function transcribedLength(chars: readonly string[]): number {
  const end = chars.findIndex((char) => !isTranscribing(char));
  return end < 0 ? chars.length : end;
}
