"""Words by what they can do in a phrase, and words that name nothing.

Written by hand for English. What is not listed is judged by how everyday English uses the word
(`words.Everyday`).
"""

from __future__ import annotations

from analysis.tags.lexicon import listed

VERBS = listed(
    "agree ask believe become begin began begun bring brought buy bought choose chose come came consider",
    "continue cried decide deny denied depend disagree eat ate enjoy ensure expect explain fail feel felt",
    "find found follow forget forgot gave get gets getting got gotten give given gives giving go goes",
    "going gone went grow grew guess happen hear heard held hope include insist intend keep kept knew",
    "know known knows lead learn leave left listen live lived lose lost love loved made make makes making",
    "mean means meant meet met mention need needs notice offer pay paid prefer pretend prevent prove",
    "provide put quit read realize receive refuse remember remove require run ran said saw say saying",
    "says see seeing seem seemed seems seen sell send sent shut sit sold speak spend spent spoke stand",
    "stood start stay stop suggest suppose supposed take taken takes taking talk talking tell tells tend",
    "thank think thinking thinks thought threw throw told took tried tries try trying turn understand",
    "understood use used uses using wait walk want wanted wanting wants watch wear win wish wonder won",
    "wrote written worry add added adds allow allowed allows apply applied assume avoid blame break broke",
    "broken build built call called calls care cause caused change changed check claim claims compare",
    "complain create created cut deal define destroy die died discuss do don't end ended exist exists",
    "explains fight fix fixed handle help helped helps hit ignore imagine improve join judge jump kill",
    "killed lack let lets lie look looked looking looks manage matter matters miss missed move moved open",
    "pass pick play point present press produce protect push raise reach recommend refer reject rely",
    "remain reply represent resign respond rest return save share show showed shown shows solve sound",
    "sounds struggle suffer support supports survive teach test touch treat trust update visit vote voted",
    "work worked working works write writing abandon absorb accept accomplish accuse achieve acknowledge",
    "acquire act adapt adjust admit adopt advise afford aggregate alter amaze amuse analyse analyze",
    "announce annoy anticipate apologise apologize appear appreciate approve argue arise arrange arrest",
    "arrive ascribe assert assign assist associate assure attach attend attract attribute await bake ban",
    "bash bear beat behave belong bend bet bite blackmail bleed block blow boil borrow bother bounce brag",
    "breathe brush burn burst bury calculate carry catch caught celebrate cheat chew chop circumvent cite",
    "clarify classify clear click climb cling clip coerce collaborate collapse collect combine comfort",
    "command commit communicate compensate compete compile complete comprehend compromise conceive",
    "concentrate concern conclude condemn conduct confess confirm confront confuse connect consist",
    "construct consult consume contact contain contradict contribute convert convey convince cook",
    "cooperate cope copy correct crack crash crawl criticise criticize cross cure damage dance dare",
    "debate deceive declare decrease dedicate defeat defend defy delay delete deliver demand demonstrate",
    "derive describe deserve desire detect determine develop devote differ dig diminish disappear",
    "disappoint discover dismiss dispute distinguish distribute disturb divide dominate donate doubt drag",
    "draw drew drink drive drop drown dump earn ease edit elaborate elect eliminate embarrass embrace",
    "emerge emit emphasize employ enable encounter encourage enforce engage enhance enter entertain",
    "escape establish estimate evaluate evolve exaggerate examine exceed exclude excuse execute exercise",
    "expand experience explode exploit explore export expose express extend extract face fade fall fell",
    "fill filter finance finish fire fit flee float flow fold force form forgive free freeze frighten",
    "fulfil function fund gain gather generate grab grant grasp grind guarantee guard guide hang harm",
    "hate heal heat hide highlight hire hurt identify illustrate implement imply import impose impress",
    "incline increase indicate induce infer influence inform inherit inhibit initiate inject injure",
    "insert inspire install insult interact interfere interpret interrupt introduce invade invent invest",
    "investigate invite involve isolate jail justify kick kiss kneel knock land last laugh launch lay",
    "leak lean lecture lend lick lift light limit lit load loathe lock log lower maintain manipulate",
    "march mark market marry master melt merge mess migrate mix mock modify monitor motivate mount murder",
    "name neglect negotiate nominate obey object oblige observe obtain occupy occur omit oppose order",
    "organise organize originate outweigh overcome overlook overthrow overturn owe own pack paint pardon",
    "park participate paste peel perform permit persist persuade plant plead please pollute pop possess",
    "post postpone pour practice practise praise pray preach predict preserve prevail print proceed",
    "process proclaim prohibit project prolong promise promote pronounce propose prosecute protest",
    "publish pull punish purchase pursue puzzle qualify quote rationalise rationalize react rebuild",
    "recall recognise recognize reconsider recover reduce reflect refrain refresh regain regard register",
    "regret regulate relate relax release relieve relocate render rent repair repeat replace report",
    "reproduce request rescue research resemble resent reserve resist resolve restore restrict resume",
    "retain retire retrieve reveal revert revise reward rid ride ring rise roam roast rob rock roll rub",
    "ruin rule rush satisfy scale scan scare scatter scratch scream screw search secure seek select",
    "separate serve set settle shake shape shift shine shoot shop shout shrink sign simplify sing sink",
    "skip slap sleep slide slip slow smash smell smile smoke sneak soak sort spare spark spell spill spin",
    "split spoil spot spread squeeze stare starve state steal step stick stir store strengthen stretch",
    "strike strip study stuff submit substitute succeed suck sue suffice suit sum summarise summarize",
    "surround suspect suspend sustain swallow swear sweep swim swing switch tackle taste tease tempt",
    "thicken threaten tie toggle topple torture toss track trade train transfer transform translate",
    "transmit travel trick trigger trim twist undermine undo unite unlock upgrade upload upset urge",
    "utilise utilize value vanish vary view violate wake warn wash waste weaken weigh welcome whine whip",
    "wipe withdraw witness wrap yell yield zoom",
)
"""Verb forms that are rarely wanted as nouns; those that are also nouns are settled by what precedes them."""

BOTH = listed(
    "arrest attribute excuse fade handle jump notice struggle substitute treat pull push spare swim urge",
    "steal permit rebuild refresh stare writing thinking meeting",
    "call calls change changes check claim claims deal end fight fix help lack lead lie look matter move",
    "need offer point play present press push run share show sound start stop support test touch trust",
    "try turn update use visit vote walk watch win work works cut care cause worry hope love reply rest",
    "return guess build read mention building thought spending talk wait wish wonder judge blame break",
    "hit kill pass pick fail open stand act aggregate assist ban bear bash beat bet bite block blow",
    "bother brush burn carry catch cheat chop cite click climb clip collapse comfort command compromise",
    "concern conduct contact cook copy cough crack crash crawl cross cure damage dance debate decrease",
    "defeat delay demand desire dispute doubt drag draw drink drive drop dump ease edit elect employ",
    "encounter escape estimate exercise experience exploit export express extract face fall fill filter",
    "finance finish fire fit float flow fold force form freeze function fund gain grant grasp grind",
    "guarantee guard guide hang harm hate heal heat hide highlight hire import increase influence insert",
    "insult invite jail kick kiss knock land laugh launch leak lecture lift light limit load lock log",
    "march mark market master merge mess mix mock monitor mount murder name object order pack paint",
    "pardon park paste plant pop post practice praise print process project promise protest purchase",
    "puzzle quote recall regard register regret release rent repair repeat report request rescue research",
    "reserve retreat reward ride ring rise roast rock roll rub ruin rule rush scale scan scare scratch",
    "scream screw search set shake shape shift shine shoot shop shout sign sink skip slap sleep slide",
    "slip smell smile smoke spark spell spill spin split spot spread squeeze state step stick store",
    "stretch strike strip study stuff suit sum suspect swing switch tackle taste tie torture toss track",
    "trade train transfer travel trick trigger trim twist upgrade upload value view wake wash waste whip",
    "witness wrap yield",
)
"""Of `VERBS`, those that are nouns after a determiner, an adjective or another noun."""

ADJECTIVES = listed(
    "good bad great nice new old big small large long short high low right wrong true false real sure",
    "easy hard simple difficult possible impossible likely unlikely important interesting funny sad happy",
    "glad sorry stupid dumb smart clever crazy insane silly ridiculous terrible horrible awful awesome",
    "amazing excellent fantastic wonderful perfect beautiful ugly lovely cool hot cold warm fast slow",
    "quick early late strong weak clean dirty free cheap expensive rich poor young dead alive full empty",
    "open close closed public private personal political social economic national international local",
    "global legal illegal federal american british french german russian chinese english european african",
    "former current recent modern ancient final main major minor huge tiny massive little best better",
    "worst worse greater larger smaller higher lower older younger bigger favorite favourite popular",
    "famous special specific general common rare unique strange weird odd normal regular usual typical",
    "average extra additional available necessary useful useless helpful harmful dangerous safe serious",
    "honest fair unfair clear unclear obvious correct incorrect accurate similar different various total",
    "absolute complete entire whole double single multiple several numerous mere sheer utter pure black",
    "white red blue green yellow brown grey gray deep wide narrow broad thick thin heavy light dark",
    "bright afraid angry mad upset worried scared proud ashamed jealous lucky grateful thankful curious",
    "aware willing ready busy lazy tired sick healthy ill drunk sober alone separate relative potential",
    "actual virtual plain straight gay liberal conservative democratic republican moral immoral ethical",
    "religious human non-existent ok okay fine well-known so-called super mega delicious tasty sweet",
    "salty runny creamy fluffy transparent agile clunky compliant incompatible compatible reliable",
    "unreliable efficient inefficient robust consistent inconsistent relevant irrelevant significant",
    "insignificant apparent evident convenient inconvenient prominent permanent temporary contemporary",
    "ordinary extraordinary unnecessary secondary primary binary tremendous enormous ultimate appropriate",
    "inappropriate adequate inadequate legitimate desperate moderate intimate deliberate elaborate",
    "inaccurate delicate innate rotten golden wooden sudden hidden broken frozen stubborn northern",
    "southern eastern western urban rural vocal brutal lethal fatal vital neutral natural cultural",
    "structural literal central mental medical physical chemical technical practical theoretical critical",
    "classical radical tropical identical electrical mechanical statistical scientific terrific horrific",
    "nuclear solar polar circular particular familiar peculiar linear nonlinear molecular",
)
"""Adjectives that close no phrase; some are nouns too, which only a phrase after them could show."""

ALSO_VERBS = listed(
    "clean open free empty dry clear close warm cool slow smooth tidy own correct complete separate secure",
    "perfect loose double lower calm dirty narrow",
)
"""Adjectives that are verbs after whoever does it: "I clean offices"."""

AFTER_NOUNS = listed(
    "downtown uptown overseas abroad upstairs downstairs indoors outdoors worldwide nationwide online",
    "offline today tomorrow yesterday tonight nowadays",
)
"""Words that say where or when something is, after a noun that they do not belong to."""

NOT_ADVERBS = listed(
    "family reply supply assembly anomaly ally bully belly jelly fly lily monopoly oligarchy italy july",
    "butterfly homily rally tally folly gully doily dolly ply comply apply multiply early daily weekly",
    "monthly yearly only ugly silly friendly lovely lonely elderly holy oily curly hillbilly kelly billy",
    "emily sally molly holly",
)
"""Words in -ly that are no adverbs."""

WEAK_NOUNS = listed(
    "ppl thing things stuff way ways time times day days week weeks month months year years hour hours",
    "minute minutes moment today tomorrow yesterday tonight morning people person persons man men woman",
    "women guy guys folks dude someone body fact facts case cases part parts place places point points kind",
    "kinds sort sorts type types lot number numbers amount bunch couple bit bits piece side sides end ends",
    "top bottom rest hand hands head word words reason reasons idea ideas thought thoughts opinion view",
    "question questions answer answers problem problems issue issues example examples instance sense matter",
    "situation result results level line lines name names sir mr mrs ms comment comments post posts posting",
    "reply replies thread threads response responses message messages poster posters commenter commenters",
    "reader readers article articles blog page link links topic topics subject update thanks thank cheers",
    "regards edit quote original favor favour shot sake chance difference deal anything nothing world life",
    "job good best luck fun mind attempt use fan term terms area set need needs self story stories half",
    "dozen plenty majority list lists item items guess lol op yours order age effort detail details step",
    "steps suggestion suggestions statement statements experience experiences argument arguments discussion",
    "discussions conversation conversations explanation explanations description info information method",
    "methods procedure procedures approaches percentage tool tools feature features hint hints advice tip",
    "tips trick feedback mention remark remarks correction corrections addition feeling feelings attention",
    "benefit benefits advantage advantages disadvantage disadvantages efforts mess version versions user",
    "users note notes concern concerns behalf ending importance glance hit hits look looks try go run match",
    "start help love hate want work works uses change changes others course mistake manner aspect load",
    "loads tons ton basis context approach whatever stance plus option options outcome conclusion",
    "difficulty quality purpose purposes value values sign possibility practice practices activity",
    "combination trend existence completeness beginning improvement improvements solution solutions monday",
    "tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun january february march",
    "april may june july august september october november december jan feb mar apr jun jul aug sep sept",
    "oct nov dec weekend decade decades century second seconds while season hater haters guru expert newbie",
    "noob handful dozens ounce shred stab vestige pinch bonus regard gripe gripes quirk rant kudos congrats",
    "congratulations greetings hope wish wishes paragraph paragraphs sentence sentences author authors",
    "writer quotation stranger strangers buddy pal mate bro sis lady gentleman gentlemen kid kids everyone",
    "one ones former latter contrary opposite same remainder middle front inside outside spot stage phase",
    "cause causes factor factors consequence consequences scenario lack combo cuz coz xoxo xo xx ohh ahh",
    "pic pics degree degrees chances dot com website site yum sites websites web meantime afterwards tag",
    "tags jobs stuffs",
)
"""Nouns that say too little to be a name by themselves, alone or together."""

FEELINGS = listed(
    "pleasure disappointment shame surprise wow joy regret honor honour compliment compliments doubt doubts",
    "pity respect understanding knowledge belief beliefs assumption assumptions claim claims logic sarcasm",
    "joke jokes success failure truth reality memory decline ability",
)
"""Nouns that an exchange may be about, and that say too little to call a topic by."""

EMPTY_ADJECTIVES = listed(
    "good bad great nice big small large long short high low right wrong true false real sure easy hard",
    "simple difficult possible impossible likely important interesting funny sad happy glad sorry stupid",
    "dumb smart clever crazy insane silly ridiculous terrible horrible awful awesome amazing excellent",
    "fantastic wonderful perfect beautiful ugly lovely cool best better worst worse greater larger smaller",
    "higher lower older younger bigger favorite favourite popular famous special specific general common",
    "rare unique strange weird odd normal regular usual typical extra additional available necessary useful",
    "useless helpful serious honest fair clear obvious correct similar different various total absolute",
    "complete entire whole single multiple several numerous mere sheer utter pure actual current former",
    "recent new old main major minor huge tiny massive little early late final original previous following",
    "future past present such tremendous enormous significant considerable decent marvelous marvellous",
    "incredible delicious tasty yummy gorgeous superb brilliant fabulous stunning splendid favourable",
    "favorable poor young valuable cute pretty particular certain able unable willing aware relevant",
    "related mixed careful quick slow fast many few own full empty proper appropriate reasonable practical",
    "potential so-called socalled alleged apparent mean stellar phenomenal intriguing inspiring shared",
    "ongoing existing overall remaining personal subsequent ideal ultimate essential key nasty sweet dear",
    "welcome top first last next second third same other another sole lone super mega giant great-looking",
    "epic comparable temporary permanent acceptable unacceptable moderate adequate lasting resulting given",
    "mentioned suggested described underlying corresponding countless handsome venerable petite gross using",
)
"""Adjectives that judge or compare and name nothing: no phrase begins with one."""
OTHER_NOUNS = listed(
    "passion mission portion station ration section session action reaction motion notion nation relation",
    "situation occasion position condition attention intention mention question suggestion direction",
    "description expression impression operation application expectation consideration commission vacation",
    "location profession possession temptation concentration information conversation edition complication",
    "dedication indication illustration elaboration imagination continuation appreciation affectation",
    "fixation assignation explanation observation realization recommendation specialization determination",
    "specification combination option decision conclusion discussion generation creation citation quotation",
    "accusation inspiration exploration contribution collection adoption competition",
)
"""Nouns that look made from a verb but say something else, or too little."""

QUANTITIES = listed(
    "couple bunch handful dozen dozens lots tons loads plenty pair number amount lot",
)
"""Nouns of number that no phrase begins with."""

TITLES = listed(
    "mr mrs ms miss dr prof professor president minister chancellor secretary senator congressman governor",
    "mayor ambassador director general colonel captain sergeant judge justice king queen prince princess",
    "pope bishop father sister brother uncle aunt sir lord lady coach chief counsel attorney lawyer",
    "dictator comrade officer actor actress singer author rep sen gen gov prez chairman chairwoman ceo",
    "saint st",
)
"""What stands before a person's name and can be left out."""

DEMONYMS = listed(
    "american british french german russian chinese english european african australian canadian mexican",
    "italian spanish dutch polish japanese korean indian iranian israeli turkish ukrainian swedish",
)
"""As above, of those that stand before titles and names."""

VULGAR = listed(
    "arse ass asses asshat asshats asshole assholes bastard bastards bitch bitches bitching bollocks",
    "boner boob boobs bullshit bugger butthole clit cock cocks cocksucker coon crap crappy cum cunt cunts",
    "dick dickhead dicks dildo douche douchebag dumbass fag faggot faggots fags fap fart goddamn",
    "goddamned hell jackass jerkoff jizz kike milf motherfucker motherfker motherfuckers nigga niggas",
    "nigger niggers piss pissed prick pricks pussies pussy queer retard retarded retards shit shite shits",
    "shithead shithole shitty slut sluts spic tard tards tit tits titties turd turds twat twats wank",
    "wanker wankers whore whores wtf damn damned scum idiot idiots moron morons imbecile imbeciles butt",
    "libtard libtards",
)
"""Words that no name is made of."""

VULGAR_PARTS = ("fuck", "fck", "shit", "bitch", "faggot", "asshole", "motherf")
"""Letters inside a word that make it vulgar."""

NOT_NAMES = listed(
    "bs til tldr ftfy eli5 nsfw sfw fyi rip asap fud tmi tbf ofc nvm smh rofl roflmao ymmv icymi irl ama",
    "diy faq faqs np idk iow otoh wrt ianal tfa fta rtfm fwd nb pov tba tbd rsvp bff bday pls plz",
    "dr mr mrs ms prof sen rep gen gov prez st sr jr ad bc bce pm am",
    "url urls id ids uid uids gb mb kb tb pdf pdfs gif gifs ac dc pc pcs tv tvs led leds gmt pst est utc hz",
    "khz mhz ghz wh kwh ui cv dvd dvds usb wifi cd cds ssd na rt rts",
)
"""Abbreviations that name nobody and nothing in particular. Written by hand."""
