/** What is said before and after names. */

/** 6.2.1.3: what is said before a surname or a name. */
export const ADDRESS: ReadonlySet<string> = new Set(['小', '老', '大', '阿']);
/** 6.2.1.2: titles of office, and what people are called. */
export const TITLES: ReadonlySet<string> = new Set(
  (
    '部长 部長 主任 会计 會計 先生 同志 老师 老師 阿姨 主席 总理 總理 总统 總統 总书记 總書記 书记 書記 省长 省長 市长 市長 ' +
    '县长 縣長 区长 區長 局长 局長 处长 處長 科长 科長 院长 院長 校长 校長 会长 會長 社长 社長 团长 團長 队长 隊長 厂长 廠長 ' +
    '经理 經理 总经理 總經理 教授 博士 医生 醫生 大夫 律师 律師 委员 委員 常委 将军 將軍 司令 政委 大使 上校 中校 少校 上将 中将 ' +
    '少将 小姐 女士 太太 夫人 师傅 師傅 同学 同學 大爷 大爺 大妈 大媽 叔叔 伯伯 爷爷 爺爺 奶奶 妈妈 大姐 大哥 工程师 工程師 ' +
    '秘书长 秘書長 发言人 發言人 导演 導演 记者 記者 ' +
    '镇长 鎮長 乡长 鄉長 村长 村長 厅长 廳長 司长 司長 外长 外長 防长 防長 馆长 館長 所长 所長 站长 站長 行长 行長 ' +
    '董事长 董事長 理事长 理事長 参谋长 參謀長 司令员 司令員 大校 元帅 元帥 大将 大將 法官 院士 议员 議員 检察官 檢察官'
  ).split(' '),
);
/** Those of one character, after a surname of one. */
export const SHORT_TITLES: ReadonlySet<string> = new Set([
  '兄',
  '妈',
  '媽',
  '君',
  '老',
  '氏',
  '某',
  '总',
  '總',
  '工',
  '姐',
  '哥',
  '嫂',
]);
