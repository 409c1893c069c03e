### The words of the interface in English.
###
### Project Fluent syntax. To translate, copy this file to the language's own (locales/ru.ftl)
### and change what stands right of each "=". A file needs only what it changes.

## Numbers
##
## Wherever a message shows a number, it is written in this way. Years are no numbers.

# Between groups of three digits. A blank has to be written {"\u00A0"} or {"\u202F"}.
number-group = ,
# Numbers with fewer digits before the decimal mark are not grouped: 4 gives "1,000", 5 "1000".
number-group-from = 4
number-decimal = .
number-minus = −

## Lists: "a, b and c"

list-separator = {", "}
list-separator-last = {" and "}

## Dates: names
##
## Messages below put these where they need them. A language that inflects adds more forms under
## names of its own and uses those.

# $month is 1 to 12.
date-month-name =
    { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }
date-month-name-short =
    { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[12] Dec
    }
# $weekday is 1 for Monday to 7 for Sunday.
date-weekday-name =
    { $weekday ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    }
# $season is 21 for spring to 24 for winter, as in ISO 8601-2.
date-season-name =
    { $season ->
        [21] spring
        [22] summer
        [23] autumn
       *[24] winter
    }

## Dates: one date
##
## $day and $month are numbers, $year is a text, $weekday is there wherever $day is.
##
## A language that inflects can add attributes to these messages, for the places in which the
## date stands in a longer one: .start and .end (in a span), .between (in "between … and …"),
## .from, .until, .about. Where there is none, the message itself is used.

date-year = { $year }
# The year of a date before the common era; stands wherever $year stands.
date-year-bce = { $year } BCE
# $year is the first year of the ten.
date-decade = the { $year }s
date-season = { date-season-name } { $year }
date-month = { date-month-name } { $year }
# Without the year, where that is said elsewhere.
date-month-in-year = { date-month-name }
date-day = { $day } { date-month-name } { $year }
date-day-in-year = { $day } { date-month-name }
# Without month and year.
date-day-in-month = { $day }
date-weekday-day = { date-weekday-name }, { date-day }
# $date is the year, or the month.
date-month-unknown = { $date } (month unknown)
date-day-unknown = { $date } (day unknown)

# $hour, $minute and $second are texts of two digits.
date-time = { $hour }:{ $minute }
date-time-second = { $hour }:{ $minute }:{ $second }
# $offset is like "+06:00".
date-time-utc = { $time } UTC
date-time-offset = { $time } (UTC{ $offset })
# $date is the day.
date-day-time = { $date }, { $time }

## Dates: doubt

date-about = about { $date }
# For a day.
date-about-day = on or about { $date }
# For a time of day.
date-about-time = about { $time }
date-uncertain = { $date } (date uncertain)
date-uncertain-time = { $date } (time uncertain)

## Dates: spans
##
## $start and $end are dates. "in-year" and "in-month" are for those that share their year, or
## month and year: $start and $end lack what is shared, $year and $month give it.

# Something that lasted.
date-span = { $start } to { $end }
date-span-in-year = { $start } to { $end } { $year }
date-span-in-month = { $start } to { $end } { date-month-name } { $year }
# $date is the day, $start and $end are times.
date-span-in-day = { $date }, { $start } to { $end }

# Something that happened once, on an unknown day (in an unknown month, year) between these.
date-between = between { $start } and { $end }
date-between-in-year = between { $start } and { $end } { $year }
date-between-in-month = between { $start } and { $end } { date-month-name } { $year }

# Something that has not ended, or whose end is not known, and the same for the start.
date-from = from { $date }
date-from-unknown-end = from { $date } (end unknown)
date-until = until { $date }
date-until-unknown-start = until { $date } (start unknown)

## Dates: short, for lists
##
## Each "date-short-…" stands in for the "date-…" of that name; any can be added.

date-short-month = { date-month-name-short } { $year }
date-short-month-in-year = { date-month-name-short }
date-short-day = { $day } { date-month-name-short } { $year }
date-short-day-in-year = { $day } { date-month-name-short }
date-short-about = c. { $date }
date-short-about-day = c. { $date }
date-short-about-time = c. { $time }
date-short-uncertain = { $date }?
date-short-uncertain-time = { $date }?
date-short-span = { $start } – { $end }
date-short-span-in-year = { $start } – { $end } { $year }
date-short-span-in-month = { $start }–{ $end } { date-month-name-short } { $year }
# Without the year.
date-short-span-in-month-only = { $start }–{ $end } { date-month-name-short }
date-short-span-in-day = { $date }, { $start }–{ $end }
date-short-between-in-month = between { $start } and { $end } { date-month-name-short } { $year }
date-short-between-in-month-only = between { $start } and { $end } { date-month-name-short }
