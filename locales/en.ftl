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

## The frame of every page

# The name in the browser's tab.
# A site that gives itself no title.
site-untitled = Timeline

page-title = { $title } · { $site }
# A later part of a long list.
page-part = { $title }, part { $number }
page-skip = Skip to the content
page-nav = Main sections
page-edit = Edit this page
page-report-error = Report an error on this page
# A site made from a bare folder of texts.
page-bare = This is a private reading of a folder of texts: everything in them is shown, and search engines are asked to leave it out.

nav-timeline = Timeline
nav-actors = People
nav-regions = Places
nav-articles = Sources
nav-questions = Questions
nav-figures = Figures
nav-corrections = Corrections
nav-search = Search

# $licence is a licence's name.
footer-licence-texts = Our own texts: { $licence }
footer-licence-data = Data: { $licence }
footer-licence-sources = Texts of sources belong to their publishers.
footer-repository = Content and history of this site
footer-made-with = Made with qantar

## Counts

event-count =
    { $count ->
        [one] { $count } event
       *[other] { $count } events
    }
source-count =
    { $count ->
        [one] { $count } source
       *[other] { $count } sources
    }
passage-count =
    { $count ->
        [one] { $count } passage
       *[other] { $count } passages
    }
account-count =
    { $count ->
        [one] { $count } account
       *[other] { $count } accounts
    }

## The timeline

timeline-heading = Events in order
# Above the timeline: the questions with the most accounts.
front-questions = Where accounts differ
front-all-questions = All { $count } questions
# A timeline too long for one page: how many events are shown, of how many.
front-chosen = Shown here are the { $shown } events that matter most, of { $count }. All of them stand on the pages of their time:
front-periods = All events by time
# Events long before the rest, folded away. $date is the first date of the rest.
front-before =
    Before { $date }: { $count ->
        [one] { $count } event of the background
       *[other] { $count } events of the background
    }
period-neighbours = The time before and after
timeline-empty = There are no events yet.
timeline-sources = Sources
timeline-all-sources = All { $count } sources
timeline-actors = People and organisations that they name
timeline-regions = Places that they name

# At a glance: what a reader wants to know first.
glance-heading = At a glance
glance-first = First event
glance-days = Most events on
glance-places = Most events in

## The filter of the timeline
##
## The script puts its own text where {"{name}"} and the like stand; a number is counted anew with
## every choice, so that its words have no plural.

filter-heading = Filter the events
filter-who = People
filter-place = Region
filter-kind = Kind
filter-source = Source
filter-review = Review
filter-from = From
filter-to = To
filter-any = Any
filter-clear = Clear the filter
# A choice and how many events it would leave.
filter-option = { $name } ({ $count })
# $shown of all events, $count, fit.
filter-shown =
    { $count ->
        [one] { $shown } of { $count } event fits
       *[other] { $shown } of { $count } events fit
    }
filter-nothing = No event matches. The filter can be widened here:
# No single choice is in the way.
filter-none = No event matches. More than one choice is in the way: clear the filter to begin anew.
# $name is a field, $value what is chosen in it, $count how many events there would be without it.
filter-widen = Leave out “{ $name }: { $value }” ({ $count })

## Events

# Where a page stands between a program's find and an editor's check.
review-state =
    { $state ->
        [reviewed] Reviewed
        [proposed] Found by a program, not reviewed
       *[open] Not yet reviewed
    }
event-date = Date
event-places = Places
event-people = People
event-sources = Sources
event-review = Review
event-questions = Part of the question
event-published = First published
event-updated = Last changed in substance
event-warning = Before you read
event-account = What happened
event-differ = Accounts differ
event-differ-note = The sources are at odds. Their accounts stand side by side; this page does not choose.
event-supporting = What supports it
event-disputing = What disputes it
event-cited = Passages that it rests on
event-figures = Figures reported
event-media = Pictures and recordings
event-media-show = Show pictures and recordings
event-media-source = Where it was published
# $name is a person or an organisation.
event-media-credit = Credit: { $name }
event-corrections = Corrections
event-record = About this page
event-previous = Before
event-next = After
event-neighbours = Events before and after
cite-heading = Cite this page
cite-accessed = Add the day on which you read it: pages can be corrected.
cite-plain = As text
cite-bibtex = BibTeX
cite-csl = CSL-JSON
# $what is one of the three.
cite-copy = Copy: { $what }
cite-copied = Copied: { $what }
embed-heading = Embed this page
embed-note = Put this line into a page of your own. The frame holds this site’s words and links and asks nobody else for anything.
embed-note-frame = A frame on a page of your own can hold this small version.
embed-line = HTML
embed-look = See the small version
# Below an event in a frame.
embed-event = Read on: the account and its sources
# Below a list in a frame.
embed-all =
    { $count ->
        [one] See the event on its page
       *[other] All { $count } events
    }
embed-chosen = The { $shown } events of { $count } that matter most
# $date is the day of the last change in substance.
event-cite-text = “{ $title }”, { $site }
event-cite-text-dated = “{ $title }”, { $site }, as of { $date }

# How it stands, in words. "stands" is not shown.
event-standing =
    { $standing ->
        [disputed] Disputed
        [retracted] Retracted
       *[other] { $standing }
    }
event-standing-note =
    { $standing ->
        [disputed] The sources contradict each other on whether this happened as described.
        [retracted] This event has been withdrawn. The page is kept, with the reason below, and it is in no list.
       *[other] { $standing }
    }
event-disputed = Disputed
# $required is how many reviews are asked for, $count how many there are.
event-not-reviewed-note =
    { $required ->
        [one] Nobody has checked this page against its sources yet.
       *[other] { $count } of { $required } reviews have been made.
    }
# $name is who checked it, $date when.
event-review-by = { $name }
event-review-by-on = { $name }, { $date }

## Events that a program found in the articles

# What every such entry bears.
proposed-label = Found by a program
proposed-count = { $count } proposed
proposed-heading = Found by a program
proposed-note = A program found this in the articles. Nobody has checked it against its sources, and the program can be wrong about the day, the people and what matters.
proposed-timeline-note = Entries marked “Found by a program” are sentences of the sources that a program has dated. Nobody has checked them. Each says why it stands where it stands.
# $count is how many more the day’s page shows.
proposed-more = { $count } more found by a program on this day
proposed-review = Not reviewed
proposed-words = The words
# The words of a sentence, perhaps cut, as a title.
proposal-title = “{ $words }”
# Where the words may not be shown.
proposal-title-withheld = Reported by { $source }
proposed-why = Why it stands here
proposed-why-date = This date
proposed-why-actors = These people and organisations
proposed-why-regions = These places
# Before the words that gave a name.
proposed-by-words = by the words
# What the date was taken from; the words follow.
proposed-basis =
    { $basis ->
        [named] The sentence names it:
        [spoken] It was said on that day; elsewhere in the article:
        [paragraph] The paragraph named it before this sentence:
       *[implied] The sentence names no day. It stands at the head of its article, and is taken to be of the day of publication.
    }
# $rule is the name of a rule of docs/reading.md, such as "weekday".
proposed-rule = Read by the rule “{ $rule }”.
proposed-published = The article was published on { $date }.
proposed-figures = Numbers in these words
proposed-bound =
    { $bound ->
        [about] about
        [at-least] at least
       *[at-most] at most
    }
proposed-others = Other sentences that report it
proposed-next = Make it an event
proposed-next-note = An editor who has read the source can turn this into a file of the site, and then change or dismiss it:
proposed-command = qantar draft --write { $id }
# In a folder of nothing but texts, which the program never writes into.
proposed-next-bare = This site is made from a folder of texts alone, which is left as it is. To keep events, make a site of its own with this command, put the texts into its folder content/articles, and run “qantar draft --write” there:
proposed-command-bare = qantar init my-site

## Quotations and other evidence

# What a reader may take the words for.
quotation-label =
    { $label ->
        [quoted] Quoted, verified word for word
        [found] The source’s own sentence, found by a program
        [cited] Passage as published
       *[summary] Our summary, not the source’s words
    }
# Before the event or question for which words are quoted.
quotation-quoted-in = Quoted in:
quotation-read = { $kind ->
    [summary] Read it in our summary
   *[other] Read it in the source
}
quotation-source = Open the source
quotation-translation = Translation
quotation-stance =
    { $stance ->
        [supports] Supports
        [disputes] Disputes
        [context] Context
       *[answer] Answer
    }
quotation-withheld = The words may not be reprinted here.

## Sources

source-original = Read the original
source-no-original = No address of the original is known
source-title-by-us = title by us
source-summary = summary in our own words
source-standing =
    { $standing ->
        [corrected] corrected by its publisher
        [withdrawn] withdrawn by its publisher
       *[other] { $standing }
    }
# In a list, where a source has no date.
source-undated = undated

## Figures

figure-caption = Numbers that sources reported, each with the one who gave it.
figure-measure = What was counted
figure-number-heading = Number
figure-said-by = Said by
figure-as-of = As of
figure-source = Source
figure-event = Event
# $low and $high are numbers, written out.
figure-number =
    { $bound ->
        [about] about { $low }
        [at-least] at least { $low }
        [at-most] at most { $low }
       *[exact] { $low }
    }
figure-range =
    { $bound ->
        [about] about { $low } to { $high }
        [at-least] at least { $low } to { $high }
        [at-most] at most { $low } to { $high }
       *[exact] { $low } to { $high }
    }
figure-standing =
    { $standing ->
        [superseded] superseded later
        [retracted] retracted
       *[other] { $standing }
    }

## The figures' pages

figures-note = Every number that a source reported for these events, with the one who gave it. No number stands alone: each measure begins with its range. Numbers share a chart only where they count the same.
# $low and $high are numbers with "about" and the like, $unit may be empty.
figures-ends = { $low } to { $high } { $unit }
figures-ends-one = { $low } { $unit }
# $range is one of the two above, $accounts is "six accounts".
figures-range = { $range }, { $accounts }
# $measure is what was counted, $range the one above.
figures-head = { $measure }: { $range }
account-words =
    { $count ->
        [1] one account
        [2] two accounts
        [3] three accounts
        [4] four accounts
        [5] five accounts
        [6] six accounts
        [7] seven accounts
        [8] eight accounts
        [9] nine accounts
        [10] ten accounts
        [11] eleven accounts
        [12] twelve accounts
       *[other] { $count } accounts
    }
# $accounts is "six accounts", $count how many figures besides no longer hold.
figures-former =
    { $count ->
        [one] { $accounts } and one since replaced or withdrawn
       *[other] { $accounts } and { $count } since replaced or withdrawn
    }
# Where a series counts all of it.
figures-all = All
figures-more =
    { $count ->
        [one] and { $count } count of a part
       *[other] and { $count } counts of parts
    }
# What the chart of a series shows. $days are the days that numbers are said of, $differ those of
# them on which numbers contradict each other, $list names these.
figures-one-day = All of them are said of the same day, and they do not contradict each other.
figures-one-day-differ = All of them are said of the same day, and they contradict each other.
figures-days = They are said of { $days } different days, and no two of the same day contradict each other: where the number changes, it was counted later.
figures-days-differ =
    { $differ ->
        [one] They are said of { $days } different days, and a number that changes from day to day may have grown. On { $list } accounts of the same day contradict each other.
       *[other] They are said of { $days } different days, and a number that changes from day to day may have grown. On { $differ } of them accounts of the same day contradict each other: { $list }.
    }
figures-differ = Accounts differ
# How to read the chart of a series; the other three where they apply.
figures-chart = Numbers by height, the days that they are said of from left to right; each sign leads to the words that it rests on.
figures-joined = A line joins what one speaker said at different times.
figures-broken = Where the line of days is broken, days without a figure are left out.
figures-log = Each step upwards is a multiple of the one below.
# A sign of the chart, read out: $number with "about" and the like, $measure what was counted, $date
# in words.
figures-point =
    { $standing ->
        [superseded] { $number }, { $who }, { $date } (superseded later)
        [retracted] { $number }, { $who }, { $date } (retracted)
       *[stands] { $number }, { $who }, { $date }
    }
figures-once = Counted by one account each
figures-speakers = Who gave these numbers
figures-table = The same as a table
figures-overview = All figures
# $number is how many millions, billions.
number-millions = { $number } m
number-billions = { $number } bn

## Pictures: the strip, the grid, the map

# A number's range in a legend.
picture-range = { $low }–{ $high }
# $date is a day.
picture-before = before { $date }
picture-after = after { $date }
# $name is a place or a time, $events is "31 events".
picture-count = { $name }: { $events }
picture-most-one = { $name } ({ $count })
picture-legend = Number of events

strip-heading = When it happened
# $most names the fullest days: "5 January 2022 (31), 7 January 2022 (23) and 6 January 2022 (22)".
strip-summary = { $events } by { $unit ->
    [day] day
    [month] month
    [year] year
    [decade] decade
   *[century] century
}, each counted when it began. Most are on { $most }.
strip-without =
    { $count ->
        [one] One more is not shown: when it happened is not known precisely enough.
       *[other] { $count } more are not shown: when they happened is not known precisely enough.
    }
strip-other = Other
strip-all = All events
strip-earlier =
    { $unit ->
        [one] earlier
        [month] earlier, by month
        [year] earlier, by year
       *[other] earlier
    }
strip-later =
    { $unit ->
        [one] later
        [month] later, by month
        [year] later, by year
       *[other] later
    }

grid-heading = How it spread
grid-summary = Places down, in the order in which events reached them; { $unit ->
    [day] days
    [month] months
    [year] years
    [decade] decades
   *[century] centuries
} across. A number is how many events began there then. Most are in { $most }.
grid-caption = Events by place and time
grid-region = Place
grid-all = All
grid-cell = { $region }, { $date }: { $events }
grid-without =
    { $count ->
        [one] One event is not in this table: it names no place, or no time that has a column.
       *[other] { $count } events are not in this table: they name no place, or no time that has a column.
    }
grid-more =
    { $count ->
        [one] One more place has fewer events than these.
       *[other] { $count } more places have fewer events than these.
    }

map-heading = Where it happened
map-summary = The regions by number of events; cities are circles. Most events are in { $most }.
map-region-summary = Map of the regions, on which { $name } is marked.
map-locator-summary = Map on which these are marked: { $names }.
map-missing = Not on the map:

## A source's page

article-eyebrow =
    { $kind ->
        [summary] Source, summarised
       *[text] Source
    }
article-summary-note = This is a summary in our own words. Its wording is not the source’s; to check it, read the original.
article-title-by-us = The title is ours, not its publisher’s.
article-standing-note =
    { $standing ->
        [corrected] Its publisher has corrected this text since.
        [withdrawn] Its publisher has withdrawn this text.
       *[other] { $standing }
    }
article-publisher = Publisher
article-authors = By
article-agency = Agency
article-date = Published
article-language = Language
article-original = Original
article-captures = Archived copies
# An archived copy, by whom and when.
article-capture = Archived copy
article-capture-by = Copy at { $by }
# Before the day on which a copy was made.
article-capture-at = made
article-no-capture = No copy is named here.
article-ask-archive = Ask the Wayback Machine for one
# For search engines.
article-description =
    { $count ->
        [0] “{ $title }”, published by { $publisher } on { $date }.
        [one] “{ $title }”, published by { $publisher } on { $date }: one event on this site rests on it.
       *[other] “{ $title }”, published by { $publisher } on { $date }: { $count } events on this site rest on it.
    }
article-description-bare =
    { $count ->
        [0] “{ $title }”, a source.
        [one] “{ $title }”: one event on this site rests on it.
       *[other] “{ $title }”: { $count } events on this site rest on it.
    }
article-file = Taken from
# $locator is a page or a time in the document.
article-file-at = at { $locator }
article-sha256 = SHA-256
article-rights = Rights
article-rights-note =
    { $rights ->
        [full] The text is shown in full; it belongs to its publisher.
        [excerpt] Only the passages that this site quotes or cites are shown.
       *[link] The text may not be reprinted here. Read it at its publisher.
    }
article-sealed-note = This text is sealed: it is not public, and only the passages of it that are quoted or cited are kept. With the hashes below, whoever has the whole text can see that these are its words.
article-sealed = Sealed
article-sealed-kept =
    { $passages ->
        [one] One passage; kept: { $kept }
       *[other] { $passages } passages; kept: { $kept }
    }
article-sealed-text = SHA-256 of the text
article-sealed-file = SHA-256 of its file
article-text = Text
article-gap = Passages left out
# $from and $to are the first and the last passage, as in their addresses (p4).
article-gap-sealed = { $from } to { $to } left out: sealed
article-gap-sealed-one = { $passage } left out: sealed
# $passage is a passage's number in the source, as in its address (p4).
article-note = What rests on passage { $passage }
article-note-short = { $passage } · rests on this passage
article-events = Events that rest on it
article-others = What else rests on it
article-actors = People and organisations that it names
article-regions = Places that it names

## People, organisations and places

actor-kind =
    { $kind ->
        [person] Person
        [organisation] Organisation
        [state] State
        [group] Group
       *[other] { $kind }
    }
actor-names = In other languages
actor-also = Also written
actor-member-of = Belongs to
actor-members = Members
actor-wikidata = Wikidata
actor-words = In their words
actor-figures = Figures that they gave
actor-questions = Questions that concern them
actor-together = Who else appears in these events
actor-regions = Places of these events
actor-passages = Passages that name them
actor-events = Events

region-kind =
    { $kind ->
        [city] City
        [region] Region
       *[other] { $kind }
    }
region-iso = ISO 3166-2
region-capital = Capital
region-towns = Towns and places
region-valid-from = Since
region-valid-until = Until
region-events = Events
region-figures = Figures from here
region-questions = Questions that concern it
region-actors = People and organisations
region-passages = Passages that name it

# An actor or a region with very many events.
subject-chosen = Shown here are the events that matter most.
subject-all-events = All { $count } events
subject-events-title = { $name }: all events
subject-words-title = { $name }: in their words
subject-figures-title = { $name }: figures
subject-passages-title = { $name }: passages of the sources
# For search engines.
subject-description =
    { $count ->
        [0] { $name }: what sources say.
        [one] { $name }: one event, and what sources say.
       *[other] { $name }: { $count } events, and what sources say.
    }
subject-contents = On this page
# A link to the Atom feed of somebody's or some place's events.
subject-feed = Feed
subject-no-events = No event on this site concerns it.
passage-withheld = This passage may not be reprinted here

## Days

day-events = What happened
# What the events of a part of the day have in common, where it is no region.
day-part =
    { $part ->
        [time] By the clock
        [several] In several regions
       *[nowhere] No region named
    }
# For search engines.
day-description =
    { $count ->
        [one] What happened on { $date }: one event, with its sources.
       *[other] What happened on { $date }: { $count } events, with their sources.
    }
day-continuing = Still going on
day-continuing-note = These had begun before.
day-perhaps = Perhaps on this day
day-perhaps-note = These happened on some day of a span that holds this one.
day-previous = The day before with events
day-next = The day after with events
day-neighbours = Days before and after

## Questions

question-eyebrow = Where accounts differ
question-note = The answers stand side by side, in the order in which their sources were published. This page does not choose.
question-answers = Answers
question-no-answer = Also said
question-figures = Figures
question-events = Events concerned
question-people = Whom it concerns
question-places = Where
# When the source of an account was published.
question-said = Published { $date }

## Lists

actors-note = People, organisations, states and groups with a page of their own.
regions-note = The regions and cities that events are placed in.
articles-note = Everything that events on this site rest on, by date.
questions-note = Questions that sources answer differently.
corrections-note = What was wrong on this site, and when it was put right. The latest stands first.
corrections-empty = Nothing has been corrected so far.
list-empty = There is nothing here yet.
corrections-retracted = Event retracted

pager-label = Parts of this list
pager-label-of = Parts of the list: { $list }
# $number is this part, $of how many there are.
pager-part = Part { $number } of { $of }
pager-previous = Previous
pager-next = Next

## Data files and feeds

data-title = Data and feeds
data-note = Everything on this site in forms that other programs read.
data-licence = The data may be used under the licence { $licence }.
data-feeds = Feeds
# $count pages of people and places have a feed of their own.
data-own-feeds =
    { $count ->
        [one] One page of a person or place has a feed of its own; it is linked there.
       *[other] { $count } pages of people and places have feeds of their own; they are linked there.
    }
data-files = Data files
form-atom = Events, Atom
form-atom-note = For feed readers: the events last published, changed or corrected.
form-corrections = Corrections, Atom
form-corrections-note = For feed readers: what was wrong, and when it was put right.
form-json-feed = Events, JSON Feed
form-json-feed-note = The same as the Atom feed, for programs that prefer JSON.
form-calendar = Calendar, iCalendar
form-calendar-note = The events for calendar programs; a date that is not certain says so in its title.
form-events = Everything, JSON
form-events-note = Events with their quotations, figures and corrections, and their sources, people, places and questions.
form-schema = JSON Schema
form-schema-note = What the JSON file holds, field by field.
form-event-table = Events, CSV
form-event-table-note = A table for spreadsheets, one event a row.
form-figure-table = Figures, CSV
form-figure-table-note = A table for spreadsheets, one reported number a row, with who said it and where.
form-map = Map, GeoJSON
form-map-note = Where events happened, as far as it is known, for map programs.
form-timelinejs = TimelineJS
form-timelinejs-note = The events for the TimelineJS viewer.
form-annotations = Annotations, JSON-LD
form-annotations-note = Which words of which source an event rests on, as W3C Web Annotations.

## Languages, by their tags (BCP 47)

language-name =
    { $lang ->
        [ar] Arabic
        [be] Belarusian
        [de] German
        [en] English
        [es] Spanish
        [fr] French
        [he] Hebrew
        [hy] Armenian
        [it] Italian
        [ja] Japanese
        [kk] Kazakh
        [ky] Kyrgyz
        [pl] Polish
        [pt] Portuguese
        [ru] Russian
        [tg] Tajik
        [tr] Turkish
        [uk] Ukrainian
        [uz] Uzbek
        [zh] Chinese
       *[other] { $lang }
    }

## Pages that are not there, or have moved

not-found-title = Page not found
not-found-text = There is no page at this address. It may have been mistyped, or the page may have moved.
not-found-home = To the timeline
redirect-text = This page has moved:

## Search

search-title = Search
search-words = Words to look for
search-go = Search
search-hint = Finds words in all their forms, in English and Russian, and in other languages by their beginnings. Words in "quotation marks" must stand together.
# $name is actor, region or kind.
search-filter =
    { $name ->
        [actor] Who
        [region] Where
       *[kind] Kind of event
    }
search-any = any
# $kind is event, passage, name or page.
search-group =
    { $kind ->
        [event] Events
        [passage] Passages in sources
        [name] People and places
       *[page] Questions and other pages
    }
search-working = Searching …
# The number of pages found stands after it.
search-found = Pages found:
search-none = Nothing found. Try fewer words, another spelling, or no filter.
search-failed = The search does not work at the moment. Use the lists below.
search-more = Show more
search-instead = Or look through the lists
search-no-script = Searching needs JavaScript, which is off in this browser. Use the lists below, and your browser's own search on them (Ctrl+F).
search-file = Searching works only where the site stands on a web server: a browser does not read the search index from a disk. Use the lists below, and your browser's own search on them (Ctrl+F).
