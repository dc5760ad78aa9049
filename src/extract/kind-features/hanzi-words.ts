/** How the Chinese names of each kind end, or begin (in simplified characters). */
import { ends } from './matching.ts';

export const ORGANISATION_END = ends(
  '委 政协 人大 研究所 大学 中学 小学 学校 党校 学堂 书院 学院 基金 友协 妇联 工联 作协 文联 侨联 党 联盟 同盟 组织 小组 工作组 专案组 巡视组 督导组 督察组 专班 政府 办公室 书店 书局 警察 部队 军 战区 军区 军分区 警备区 舰队 旅 师 团 连 营 支队 大队 中队 总队 编队 基地 机构 智库 中心 使馆 领事馆 署 局 部 厅 司 处 院 台 社 会 庭 博物馆 图书馆 出版社 印书馆 实验室 研究室 事务所 民兵 武警 海警 行 公社 合作社 会馆 商会 公会 衙门 厂 矿 店 剧团 乐队 医院 餐厅 饭店 酒店 百货 连线 阵线 队 交易所 药房 药店 广播 电视 农场 林场 牧场 渔场 诊所 书屋 工作室',
);
/** What ends as a body does and is none: 平台 is a platform, 会计 a trade. */
export const NO_BODY = /(?:平台|舞台|讲台|社会|机会|晚会|流行|执行|运行|发行|飞行|将军|冠军|亚军)$/;
export const FIRM_END = ends(
  '公司 集团 控股 股份 银行 证券 保险 信托 基金 资本 科技 技术 智能 电子 半导体 电气 电器 汽车 重工 机械 航空 航天 航运 海运 物流 通信 通讯 电信 移动 能源 石油 石化 化工 化肥 电力 电网 钢铁 矿业 制药 医药 生物 传媒 影业 娱乐 游戏 网络 软件 地产 置业 建筑 建设集团 铁路 船舶 高科 实业 工业 食品 饲料 乳业 酒业 种业 纺织 鞋业 超市 百货 财富 租赁 材料 新能源 光电 动力 装备 仪器 软控 生科 数科 智造 置地 工场',
);
export const PLACE_END = ends(
  '省 市 县 区 镇 乡 村 州 盟 旗 岛 山 河 江 湖 海 湾 港 海峡 路 街 巷 胡同 广场 寺 庙 宫 观 庵 祠 山脉 高原 盆地 沙漠 机场 火车站 车站 码头 礁 屿 三角洲 平原 走廊 关 桥 会堂 馆 塔 故居 陵 墓 公园 监狱 看守所 水库 运河 峡谷 峡 峰 岭 坡 洞 泉 城 村寨 寨 堡 坞 埗 坊 门 站 坝 谷 洋 大陆 边境 边界 海域 发射场 靶场 试验场 科技园 产业园 园区 遗址 大厦 楼 渡 口岸 山口 隘口 达坂 草原 湿地 海沟 浅滩 暗沙 大道 隧道',
);
/** What ends as a place does and is a body or a way of thinking. */
export const NO_PLACE = /(?:军分?区|战区|警备区|之道)$/;
export const PUBLICATION_END = ends(
  '文选 选集 全集 文集 年谱 丛书 辞典 词典 字典 全书 杂志 年鉴 评论 白皮书 新闻网 日报 晚报 早报 时报 周报 周刊 月刊 季刊 学报 报 刊 文摘 新闻 网',
);
/** What ends as a paper on the web does and is none. */
export const NO_PAPER = /(?:电网|互联网|路网|管网|联网|官网|上网|大网|局域网)$/;
export const POLICY_END = ends(
  '主义 思想 理论 制度 政策 战略 规划 计划 方针 路线 倡议 原则 问题 机制 体系 工程 行动 改革 建设 发展 安全 主权 革命 精神 文化 价值观 能力 关系 共同体 模式 统一 力量 生产力 统战 管理 治理 监督 学习 教育 服务 经济 社会 政治 宣传 斗争 战争 协商 外交 奖 舰 型 导弹 级 制 化 性 观 论坛 贷款 债 税 费 案',
);
export const LAW_END = ends('法 法典 条例 宪法 基本法 协定 条约 公约 宣言 声明 备忘录 规则 章程 公报');
/** Gatherings, what happened, and cases with their parties: 赵林诉南门影院案. */
export const EVENT_END =
  /^[一二三四五六七八九十]+大$|诉.+案$|(?:全会|大会|会议|峰会|博览会|论坛|运动会|世博会|晚会|座谈会|研讨会|听证会|发布会|交易会|例会|音乐会|奥会|运会|运动|事件|战役|之战|起义|节|展|大赛|会谈|仪式)$/;
/** What people are called to their face, after the surname or the name. */
export const ADDRESS_END = ends(
  '先生 女士 太太 小姐 夫人 老师 老板 师傅 同志 书记 主席 总理 总统 主任 教授 博士 医生 校长 院长 部长 将军 大帅 上校 叔 叔叔 伯 伯伯 哥 姐 姊 弟 妹 爷 爷爷 奶奶 婶 嫂 姨 阿姨 姑 舅 妈 大妈 爸 公子 皇帝 皇后 太后 公主 王爷 大师 法师 道长 禅师 上人 和尚 喇嘛 活佛 仁波切 省长 市长 县长 区长 镇长 乡长 村长 处长 科长 局长 厅长 司长 外长 防长 馆长 所长 站长 队长 社长 行长 秘书长 理事长 董事长 参谋长 司令 司令员 政委 少将 中将 上将 大将 元帅 少校 中校 大校 少尉 中尉 上尉 大使 法官 律师 检察官 委员 议员 代表 院士 记者 工程师',
);
/** 老张, 小李, 阿强. */
export const NICKNAME = /^(?:[老小大阿][\p{Script=Han}]|(\p{Script=Han})\1)$/u;
/** Books and histories. */
export const BOOK_END =
  /[书史志传记经鉴论录谱集诗赋图帖注疏]$|(?:随笔|演义|通鉴|春秋|札记|日记|回忆录|纪事)$/;
/** What ends as a book does and is none: 书记 is an office, 理论 a theory, 宣传 propaganda. */
export const NO_BOOK = /(?:书记|理论|舆论|言论|讨论|争论|结论|宣传|流传|遗传|同志|意志|财经|神经|秘书|证书)$/;
export const ISSUED_END = /(?:意见|通知|决定|准则|办法|细则|纲要|规定|要求|规范|指引|指南|标准)$/;
/** 论船工, 深化改革的若干问题: what somebody writes about. */
export const ESSAY =
  /^(?:论|试论|略论|浅论|谈|漫谈|浅谈|浅析|试析|再论|关于|致|答|忆|悼).{2}|(?:若干问题|问题研究|初探|新探|刍议|述评|综述|随想|札记|杂谈|杂文|讲话|讲稿|文稿|奏稿|遗稿|日记|游记|自述|自传|小传|传奇|故事|往事|小说|散文)$/;
/** A number of things: 八项规定; 八大处 is a place. */
export const COUNTED = /^[一二三四五六七八九十百两]+(?:项|条|个|大|种|类)/;
/** Ships, and what is numbered in a series: 南昌舰, 嫦娥六号, 歼-20. */
export const CRAFT =
  /[舰艇]$|(?:货|渔|客|游|油|科考|科研|调查|测量|补给|海警|登陆)[船轮]$|[\d一二三四五六七八九十]号$|[\p{L}\p{N}][-–—－]\d{1,3}[A-Z]?$/u;
/** What no name begins with, or ends with. */
export const NO_NAME = /^(?:对|向|把|让|被|为了).{3}|级$/;
