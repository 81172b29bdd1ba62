"""Words that stand beside the values on several papers; an office may reword them in its own templates."""

PARTY = {
    "姓名": "姓名",
    "性别": "性别",
    "民族": "民族",
    "年龄": "年龄",
    "出生日期": "出生日期",
    "身份证号": "身份证号",
    "职业": "职业或职务",
    "联系方式": "联系方式",
    "住址": "单位或住址",
    "名称": "名称",
    "代码": "统一社会信用代码",
    "地址": "地址",
    "代表人": "法定代表人",
    "职务": "职务",
    "备注": "备注",
}
"""Of a party's block."""
SIGNATURES = {"签名": "签名、盖章或按指印：", "年月日": "年　　月　　日"}
"""Of the boxes for ink."""
SEAL = {"印章": "（印章）", "年月日": "年　　月　　日"}
"""Of the committee's name with its seal."""
PAGE_OF_PAGES = {"第": "第 ", "页共": " 页　共 ", "页": " 页"}
PAGES = {"编号": "编号：", **PAGE_OF_PAGES}
"""Of the foot of a page, with the number of the case."""
