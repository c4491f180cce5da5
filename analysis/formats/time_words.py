"""Words of dates and ages, language by language."""

from __future__ import annotations

MONTHS = (
    "january jan januar jänner janvier janv enero ene janeiro gennaio gen januari",
    "february feb februar février fevrier févr fév febrero fevereiro fev febbraio febr februari",
    "march mar märz maerz mär mars marzo março marco maart mrt mrz",
    "april apr avril avr abril abr aprile",
    "may mai mayo maio maggio mag mei",
    "june jun juni juin junio junho giugno giu",
    "july jul juli juillet juill juil julio julho luglio lug",
    "august aug août aout agosto ago augustus",
    "september sept sep septembre septiembre setiembre setembro set settembre",
    "october oct oktober okt octobre octubre outubro out ottobre ott",
    "november nov novembre noviembre novembro",
    "december dec dezember dez décembre decembre déc diciembre dic dezembro dicembre",
)
"""Names and short forms of each month in English, German, French, Spanish, Portuguese, Italian, Dutch."""

MORE_MONTHS = (
    "январь января янв січня ledna leden stycznia ocak tammikuuta ιανουαρίου január",
    "февраль февраля фев лютого února únor lutego şubat helmikuuta φεβρουαρίου február",
    "март марта мар березня března březen marca marts mart maaliskuuta μαρτίου március",
    "апрель апреля апр квітня dubna duben kwietnia nisan huhtikuuta απριλίου április",
    "мая май травня května květen maja maj mayıs toukokuuta μαΐου május",
    "июнь июня июн червня června červen czerwca haziran kesäkuuta ιουνίου június",
    "июль июля июл липня července červenec lipca temmuz heinäkuuta ιουλίου július",
    "август августа авг серпня srpna srpen sierpnia ağustos elokuuta αυγούστου augusztus",
    "сентябрь сентября сен сент вересня září września eylül syyskuuta σεπτεμβρίου szeptember",
    "октябрь октября окт жовтня října říjen października ekim lokakuuta οκτωβρίου október",
    "ноябрь ноября ноя листопада listopadu listopad listopada kasım marraskuuta νοεμβρίου",
    "декабрь декабря дек грудня prosince prosinec grudnia desember aralık joulukuuta δεκεμβρίου",
)
"""The same in languages that put the day first: Russian, Ukrainian, Czech, Polish, Danish, Norwegian,
Turkish, Finnish, Greek and Hungarian (Swedish: above). Short forms that are words (`sie`) are none."""

MONTH_NUMBERS = {
    name: n for months in (MONTHS, MORE_MONTHS) for n, names in enumerate(months, 1) for name in names.split()
}

UNITS = (
    "sec second seconds seconde seconden secondes secondi segundo segundos sekunde sekunden",
    "min mins minute minutes minuten minuut minuto minutos minuti",
    "hour hours hr hrs stunde stunden heure heures hora horas ora ore uur uren",
    "day days tag tage tagen jour jours día días dia dias giorno giorni dag dagen",
    "week weeks woche wochen semaine semaines semana semanas settimana settimane weken",
    "month months monat monate monaten mois mes meses mês mese mesi maand maanden",
    "year years yr yrs jahr jahre jahren an ans année années año años ano anos anno anni jaar jaren",
)

_AFTER_AGE = "назад|тому(?: назад)?|temu|siden|sitten|önce|evvel|ezelőtt|trước|(?:yang )?lalu"
"""Words that make an age of a number and the word before them, whatever unit that is."""
_BEFORE_AGE = "před|pred|prije|πριν(?: από)?|לפני|منذ|قبل|acum"
"""The same of what stands after them."""
_ONE_OF_THEM = (
    "(?:час|минуту|секунду|день|неделю|месяц|год|годину|хвилину|тиждень|рік|godzinę|minutę|dzień|tydzień"
    "|miesiąc|rok) (?:назад|тому|temu)|před (?:chvílí|minutou|hodinou|dnem|týdnem|měsícem|rokem)|только что"
)
"""Ages without a number."""
_UNIT_IN_FULL = r"[^\W\d_]{1,12}\.?"
OTHER_AGES = (
    rf"(?:(?:for|før) )?\d{{1,3}} {_UNIT_IN_FULL}(?: \d{{1,2}} {_UNIT_IN_FULL})? (?:{_AFTER_AGE})"
    rf"|(?<!\w)(?:{_BEFORE_AGE}) \d{{1,3}} {_UNIT_IN_FULL}|(?<!\w)(?:{_ONE_OF_THEM})"
    r"|(?:för )?\d{1,3} (?:sek|min|tim|dag|veck|mån|år)\w* sedan"
    r"|\d{1,3} (?:perce|órája|napja|hete|hónapja|éve)"
    r"|\d{1,3} ?(?:秒|分|時間|日|週間|[かカヶケ]月|年|分钟|分鐘|小时|小時|天|周|週|星期|个月|個月)前"
    r"|\d{1,3} ?(?:초|분|시간|일|주일?|개월|달|년) ?전"
)
"""Ages in languages whose units need no list: Slavic, Scandinavian, Finnish, Turkish, Hungarian, Greek,
Romanian, Hebrew, Arabic, Vietnamese, Indonesian, Japanese, Chinese, Korean."""
AGE_SIGNS = ("назад", "тому", "temu", "před ", "только что")
"""One of these stands in each of them that holds no digit."""
OTHER_DAYS = (
    "вчера|сегодня|вчора|сьогодні|wczoraj|dziś|dzisiaj|včera|dnes|dün|bugün|eilen|tänään|χθες|σήμερα|tegnap"
    "|i ?går|i ?dag|昨日|今日|昨天|今天|어제|오늘"
)
"""Yesterday and today: with a time of day they are a stamp."""
OTHER_AT = r"в|о|o|u|w|klo|kl\.|saat|στις"
"""Between a date and a time of day."""
