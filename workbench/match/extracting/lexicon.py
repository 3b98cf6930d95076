"""Words that say where a term cannot begin, end or go on, and the endings that make one.

The lists are small and general: verbs that official Chinese governs its terms with, nouns that
say nothing by themselves, generic heads, and the endings of laws and organs.
"""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """The words of a text that spaces part."""
    return frozenset(words.split())


GOVERNING = word_set(
    "深入 推进 推动 推行 推出 推广 加强 加快 加大 完善 健全 深化 坚持 贯彻 落实 开展 打造 实现 "
    "提升 提高 促进 确保 强化 维护 建立 构建 探索 形成 做好 做强 做实 做到 抓好 抓实 抓牢 抓住 "
    "紧扣 聚焦 围绕 巩固 筑起 铸牢 弘扬 查处 锻造 优化 转变 严格 积极 努力 持续 扎实 着力 切实 "
    "全面 进一步 不断 有效 有力 充分 大力 认真 坚决 牢固 突出 强力 按照 根据 依照 依据 通过 "
    "作为 成为 具有 进行 发挥 解决 增强 扩大 改善 创建 建成 建有 组织 发现 采取 取得 出台 制定 "
    "实施 实行 设立 成立 组建 召开 举行 举办 参加 参与 印发 发布 公布 提出 提供 给予 享有 行使 "
    "承担 担任 负责 遵守 违反 属于 包括 涉及 用于 位于 有权 应当 必须 可以 不得 能够 需要 得以 "
    "予以 加以 使 让 把 被 将 向 从 对 为 由 以 在 于 与 和 及 或 并 且 而 但 引导 指导 帮助 "
    "支持 鼓励 协助 配合 受到 得到 获得 带动 打掉 抓获 列出 配备 录入 借鉴 强调 看到 认为 表示 "
    "介绍 说明 反映 决定 批准 审查 选举 任免 罢免 提名 提请 召集 主持 撤销 改变 修改 授予 派遣 "
    "接受 废除 请求 主张 适用 履行 订立 变更 终止 解除 支付 返还 交付 赔偿 约定 造成 导致 发生 "
    "产生 存在 处理 办理 进入 来自 达到 超过 占 达 有 无 是 等 没有 出现 变成 引进 新建 完成 "
    "结束 开始 依托 监督 领导 保障 保护 管理 审理 组成 列席 联通 创造 庆祝 献礼 助力 继任 缺位 "
    "备案 报 经 非经 并报 即 暨 代行 代理 担负 奖惩 防范 打击 捍卫 融合 更新 统一领导 开发 "
    "建强 就职 选出 提议 准备 应对 服从 考核 受 共 各 本 该 其 此 至 内 外 中 上 下 前 后 里 "
    "间 时 为止 听取 聘请 邀请 会同 影响 夯实 规定 新增 拓展 拥有 具备 面临 适应 满足 面对 "
    "赋予 禁止 允许 申请 委托 同意 拒绝 转让 出卖 购买"
)
"""Words before which or after which a term begins: most are verbs that take a term as object."""

NOMINAL = word_set(
    "治理 调解 防控 管控 执法 司法 监管 检察 审判 评估 培训 教育 整治 复议 诉讼 仲裁 救助 救济 "
    "监察 巡查 督查 督察 统筹 服务 执行 办案 立案 侦查 公证 鉴定 登记 备案 招标 采购 审计 认证 "
    "检测 监测 预警 应急 消防 征收 补偿 扶贫 帮扶 就业 创业 养老 医疗 卫生 流转 转型 升级"
)
"""Verbs that official Chinese mostly uses as nouns, whatever a dictionary says."""

CLOSING = word_set("监督 保障 保护 管理 赔偿 服务 审查 转让 开发 防范 考核 变更")
"""Governing verbs that also close a term (审计监督, 权益保护)."""

INSIDE = CLOSING | word_set(
    "领导 批准 组织 创建 处理 办理 规定 支付 履行 选举 委托 代理 申请 打击 审理 应对 决定 解除 终止"
)
"""Governing verbs that stand inside terms before a generic head (监督机制, 选举制度)."""

WEAK = word_set(
    "方面 情况 时候 过程 期间 问题 工作 措施 内容 要求 作用 意见 水平 程度 目标 任务 基础 条件 "
    "部分 经验 成效 关系 有关 相关 其他 其它 各种 各类 人员 事项 事业 活动 环境 力量 做法 方法 "
    "办法 原因 结果 数据 文章 成绩 精神 重点 全国 全省 全市 全县 全区 我国 我省 我市 我们 他们 "
    "本级 上级 下级 今年 去年 目前 以来 以上 以下 以内 以外 左右 其中 之间 之一 之后 之前 同时 "
    "方式 时间 系统 各级 各项 各部 各委员会 单位 部门 县级 级别 主体 建设 实施 应用 改革 创新 "
    "整理 运行 记者 通讯员 会议"
)
"""Nouns that say too little to make a term of one or to be its whole start."""

HEADS = word_set(
    "机制 制度 体系 体制 平台 中心 系统 模式 工程 计划 规划 战略 项目 机关 机构 组织 单位 会议 "
    "案件 权利 义务 责任 合同 程序 行动 活动 工作 队伍 能力 资产 资源 资金 基金 收入 工作队 "
    "工作组 小组 团队 服务 试点 改革 建设 方案 办法 条例 规定 细则 思想 理论 制 权 率 法 所 局 "
    "院 社会 政府 产业 经济 市场 园区 企业 协议 行为 人员"
)
"""Generic heads: a verb right before one belongs to the compound (调解机制)."""

FUNCTION = frozenset(
    "的了着过在和与及或同对为把被从向到由以于是有不也都就而但等之其这那各每该此些个并且则因所"
    "如若即又还更最很将已未无可能会要应须得让使给跟比至自我你他她它们吗呢吧啊哪何当上下中内外"
    "前后时里间者地第"
)
"""Characters that hardly ever stand in a term, unless its words are in the dictionary."""

FUNCTION_LAST = FUNCTION - set("上下中内外前后时里间者地会所") | set("大小多新全本副省")
FUNCTION_FIRST = FUNCTION - set("上下中内外前后时地会同无自最可第公") | set("化性率们者级届")
"""Characters with which a string that is found by counting does not end or begin."""

MEASURES = frozenset(
    "年月日天周次岁元名人位件起份张只台辆条支项种类家间层号点分秒度倍成斤吨米里亩时般直些定共样"
    "座篇万亿余多"
)
"""Characters after a numeral that only count or measure."""

PREFIXES = word_set("副 总 反 非 涉 跨 准 次 超 老 新 大 小 原 亚 全 多")
"""What is put to the word after it."""

SUFFIXES = word_set(
    "化 会 制 权 率 员 者 法 性 度 级 型 案 局 厅 院 署 网 线 队 组 户 村 镇 乡 县 市 区 省 国 "
    "州 书 令 罪 费 税 款 金 品 物 业 学 论 观 力 量 点 站 港 路 河 江 山 湖 园 厂 店 社 团 报 "
    "犯 职 所 部 处 科 办 委 板 林 菌 茶 果 号 器 机 车 船 师 证 卡 期"
)
"""What is put to the word before it."""

ORGAN_ENDINGS = word_set(
    "委员会 人民代表大会 法院 检察院 办公室 监察委 政法委 人民政府 公安局 司法局 监管局 管理局 "
    "教育局 运输局 农业局 厅 局 署 公司 银行 协会 学会 联合会 研究院 研究所 大学 学院 学校 "
    "医院 党校 出版社 合作社 工会 商会 基金会 中心 机关 支队 大队 总队 工作队 党委 政协 国务院 "
    "政治局 理事会 主席团 仲裁庭 法庭 海关 派出所 管委会 居委会 村委会 议事会 产业园 经济区 "
    "自治区 自治州 自治县 行政区"
)
"""How organs and bodies end."""

BARE = word_set(
    "委员会 办公室 管理局 监管局 交流会 推进会 座谈会 研究院 研究所 出版社 联合会 理事会 "
    "产业园 经济区 行政区 工作队 基金会 管委会 总公司 分公司 管理办法"
)
"""Endings that name nothing by themselves, though dictionaries have them as words."""

NO_ORGANS = word_set("格局 布局 结局 开局 大局 全局 战局 僵局 部署 客厅 餐厅")
"""What ends as organs do and is none."""

LAW_ENDINGS = word_set(
    "条例 细则 民法典 法典 若干规定 暂行规定 管理规定 管理办法 实施办法 暂行办法 试行办法 "
    "奖励办法 处罚法 诉讼法 保护法 管理法 组织法 选举法 责任法 合同法 公司法 劳动法 刑法 "
    "监察法 自治法 促进法 复议法 许可法 监督法 赔偿法 法官法 检察官法 律师法 仲裁法 立法法 "
    "安全法 司法解释 指引"
)
"""How laws and rules end; other laws are known by 《》."""

MEETING_ENDINGS = word_set("交流会 推进会 座谈会 中全会 生活会 会议 论坛")
"""How names of meetings end."""

ROLES = word_set(
    "书记 副书记 记者 通讯员 实习生 主任 副主任 局长 厅长 部长 院长 检察长 市长 县长 省长 区长 "
    "镇长 乡长 校长 会长 主席 副主席 总理 委员 常委 庭长 法官 检察官 律师 负责人 教授 总编辑 "
    "编辑 村民 居民 摄影 医师"
)
"""Words beside which a name of a person stands."""

SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程"
    "苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝"
    "龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞"
    "左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕"
    "屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧"
    "闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟"
)
