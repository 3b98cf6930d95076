"""Made-up news: paragraphs of Chinese as newspapers print them, drawn from small lists.

Every sentence is invented. They are many and unlike enough that a rule that fits one of them by
chance fails on the next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_PLACES = _words(
    "云阳县 临溪市 白鹿镇 青石乡 东湖区 柳林街道 梅岭村 沙河社区 望江县 金桥镇 石门市"
    " 雁滩区 南塘社区 北仓镇 河口县 松山区 竹溪县 双井村 凤台街道 红旗渠社区"
)
_BODIES = _words(
    "人民法院 检察院 司法局 公安局 教育局 农业农村局 卫生健康委 市场监管局 交通运输局"
    " 水利局 文化馆 图书馆 气象台 供电公司 红十字会 博物馆 档案馆 消防救援大队"
)
_NAMES = _words(
    "李文静 赵立新 钱小宁 孙海波 周明华 吴桂英 郑少雄 王若兰 冯志强 陈秋实 褚晓峰 卫国平"
    " 蒋丽萍 沈长青 韩雪梅 杨树林 朱红军 秦怀远 许多 何田 吕一鸣 施耐寒 张弛 孔令仪"
)
_ROLES = _words(
    "院长 副局长 村支书 驻村第一书记 网格员 调解员 班主任 护士长 总工程师 合作社理事长"
    " 讲解员 货车司机 退休教师 种粮大户 返乡青年"
)
_DEEDS = _words(
    "推行预约服务 开通绿色通道 建立联席会议制度 组织巡回审判 设立便民窗口 开展入户走访"
    " 修缮灌溉渠道 举办读书活动 更新老旧管网 清理河道垃圾 试点错峰上下学 引进冷链设备"
    " 培训乡村医生 公开账目明细 整治占道经营 推广良种良法 完善应急预案 改造农村电网"
)
_AIMS = _words(
    "把矛盾化解在萌芽状态 让群众少跑腿 使孩子们吃上热饭 帮助企业渡过难关 守住安全底线"
    " 减轻基层负担 提高办事效率 留住青山绿水 打通最后一公里 增加农民收入 补齐设施短板"
)
_THINGS = _words(
    "案件 投诉 项目 合同纠纷 志愿服务活动 安全隐患 惠民政策 图书 岗位 路灯 水井 监控探头"
    " 家庭医生 共享单车 直播间 创业贷款"
)
_LATIN = _words(
    "information management government technology development WeChat Internet platform"
    " digital blockchain community agriculture transport innovation"
)
_SIGHTS = (
    "清晨的雾气还没有散尽，菜市场里已经人来人往",
    "雨后的稻田泛着新绿，几只白鹭从水面上掠过",
    "老街两旁的灯笼亮了起来，糖炒栗子的香味飘出很远",
    "教室里传出琅琅的读书声，操场上的旗帜迎风招展",
    "推土机的轰鸣声渐渐远去，工人们坐在树荫下喝水",
    "窗外飘着细雪，值班室的炉子上煮着一壶热茶",
)
_SAYINGS = (
    "以前办这件事要跑三趟，现在坐在家里就办好了",
    "孩子放学有人接，我们做父母的心里踏实",
    "路修好了，山里的东西才卖得出去",
    "账目贴在墙上，大家看得明白，也就没有闲话了",
    "只要群众点头，再难的工作也做得下去",
    "我在这里住了一辈子，从没见过河水这样清",
)
_TIMES = _words(
    "今年以来 去年年底 上个月 春节前后 入夏以来 近三年 前不久 国庆假期 截至6月底 今年第一季度"
)
_TITLES = (
    "小窗口办成大事情",
    "山村来了新医生",
    "让每一滴水流到田里",
    "老街换新颜",
    "把课堂搬到田间地头",
    "一条热线连起千家万户",
    "秋粮收购进入高峰期",
    "谁来守护夜归人",
    "暖心服务送上门 群众办事不出村",
    "党建引领聚合力 产业兴旺促振兴",
    "全链条防范 多部门联动",
    "从“有人管”到“管得好”",
)
_SUBHEADS = (
    "抓在细处",
    "办法总比困难多",
    "账本亮出来",
    "人才留得住",
    "从田头到餐桌",
    "小事不出村",
    "补短板",
    "向科技要产量",
)
_SCENES = _words(
    "志愿者在社区宣传反诈知识 村民在大棚里采摘草莓 医生为老人测量血压 法官在田间调解纠纷"
)


def paragraph(random: Random) -> str:
    """A paragraph of two to six sentences."""
    makers = (_deed, _figure, _quote, _sight, _report, _listing, _latin)
    count = random.choice((2, 3, 3, 4, 4, 5, 6))
    return "".join(random.choice(makers)(random) for _ in range(count))


def titles(random: Random) -> list[str]:
    """One or two lines above an article."""
    return random.sample(_TITLES, random.choice((1, 1, 2)))


def subheading(random: Random) -> str:
    """A short line amid an article."""
    return random.choice(_SUBHEADS)


def byline(random: Random) -> str:
    """The line under a title."""
    name, other = random.sample(_NAMES, 2)
    spaced = f"{name[0]} {name[1:]}" if len(name) == 2 else name
    return random.choice(
        (f"本报记者 {spaced}", f"◎记者 {spaced} 通讯员 {other}", f"□{_office(random)} {spaced}")
    )


def credit(random: Random) -> str:
    """The line that closes an article."""
    name, other = random.sample(_NAMES, 2)
    return random.choice(
        (f"(本报记者 {name} 通讯员 {other}/整理)", f"（责任编辑：{name}）", f"（{name} {other}）")
    )


def caption(random: Random) -> str:
    """What stands under a picture."""
    scene, name = random.choice(_SCENES), random.choice(_NAMES)
    return random.choice(
        (f"图为{scene}。", f"图为{scene}。 {name} 摄", f"{scene}。本报记者 {name} 摄", f"▲{scene}")
    )


def _office(random: Random) -> str:
    return f"{random.choice(_PLACES)}委书记"


def _who(random: Random) -> str:
    return f"{random.choice(_PLACES)}{random.choice(_BODIES)}"


def _deed(random: Random) -> str:
    first, second, third = random.sample(_DEEDS, 3)
    when = random.choice(_TIMES)
    return (
        f"{when}，{_who(random)}{first}、{second}，{third}，努力{random.choice(_AIMS)}。"
        if random.random() < 0.6
        else f"为{random.choice(_AIMS)}，{_who(random)}决定{first}，并在全县{second}。"
    )


def _figure(random: Random) -> str:
    count, share = random.randrange(3, 9_999), f"{random.randrange(10, 99)}.{random.randrange(9)}"
    thing = random.choice(_THINGS)
    return random.choice(
        (
            f"{random.choice(_TIMES)}，共办理{thing}{count}件，办结率{share}%。",
            f"目前，全县已有{thing}{count / 10:.1f}万余个，比上年增长{share}%；",
            f"据统计，{_who(random)}投入资金{count}万元，惠及群众{share}万人次。",
            f"2{random.randrange(10, 24):03}年{random.randrange(1, 13)}月，"
            f"《{random.choice(_PLACES)}{thing}管理办法（试行）》正式施行。",
        )
    )


def _quote(random: Random) -> str:
    name, role, said = random.choice(_NAMES), random.choice(_ROLES), random.choice(_SAYINGS)
    return random.choice(
        (
            f"“{said}。”{role}{name}说。",
            f"{role}{name}告诉记者：“{said}。{random.choice(_SAYINGS)}！”",
            f"谈起这几年的变化，{name}感慨地说，{said}。",
        )
    )


def _sight(random: Random) -> str:
    return f"{random.choice(_SIGHTS)}。"


def _report(random: Random) -> str:
    return (
        f"在{random.choice(_PLACES)}，{random.choice(_ROLES)}{random.choice(_NAMES)}"
        f"正忙着{random.choice(_DEEDS)}。"
    )


def _listing(random: Random) -> str:
    first, second, third = random.sample(_AIMS, 3)
    return f"一是{first}；二是{second}；三是{third}。"


def _latin(random: Random) -> str:
    first, second = random.sample(_LATIN, 2)
    return f"{_who(random)}引进的{first} {second}系统上线后，{random.choice(_AIMS)}。"
