"""The kinds of the columns in the tables; none has limits, a workbook's own had them."""

from excelkasse.schema.choices import JudgedLight, Light, Trend
from excelkasse.schema.kinds import Kind, choice

STATE = Kind("choice", 17, "light", choices=Light)
COLOUR = Kind("choice", 11, "light", choices=JudgedLight)
TREND = choice(Trend, width=12)
NUMBER = Kind("line", 12)
ITEM = Kind("line", 7)
LINE = Kind("line", 24)
TEXT = Kind("paragraph", 40, "paragraph")
DAY = Kind("date", 12, "date")
AMOUNT = Kind("money", 11, "money")
HOURS = Kind("hours", 11, "hours")
SHARE = Kind("percent", 11, "percent")
WHOLE = Kind("whole", 11, "whole")
SCORE = Kind("score", 12, "score")
