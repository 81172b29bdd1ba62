"""Compensation for personal injury (人身损害赔偿): what is put in, each item traced, who still pays how much.

The method is that of the Supreme Court's interpretation as amended in 2022 (法释〔2022〕14号, here 解释). The
province's yearly figures are the user's; none are known here.
"""
